package io.kms4j.core.internal.batch;

import io.kms4j.kmip.ProtocolVersion;
import io.kms4j.kmip.message.RequestHeader;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What a message is found by in the logs of both sides (KMIP 2.1, Correlation Value): the client's word for it, or one that
 * the server tells clients of KMIP 2.1. Older ones are told nothing: decoders in the field stumble over it, PyKMIP's in
 * 2.0 too.
 */
final class Correlation {
    private static final Logger LOG = System.getLogger(Correlation.class.getName());
    private static final int MAX_LOGGED = 100;

    private final String prefix;
    private final AtomicLong count = new AtomicLong();

    Correlation() {
        prefix = String.format("%016X", new SecureRandom().nextLong());
    }

    /** Notes a message, and gives the value to answer with. */
    Optional<String> of(RequestHeader header) {
        Optional<String> client = header.clientCorrelationValue();
        if (client.isPresent() || !header.protocolVersion().isAtLeast(ProtocolVersion.V2_1)) {
            client.ifPresent(value -> LOG.log(Level.DEBUG, () -> "message " + printable(value)));
            return Optional.empty();
        }
        String value = prefix + "-" + count.incrementAndGet();
        LOG.log(Level.DEBUG, () -> "message " + value);
        return Optional.of(value);
    }

    private static String printable(String value) {
        StringBuilder printable = new StringBuilder();
        value.codePoints().limit(MAX_LOGGED).forEach(c -> printable.append(c >= ' ' && c < 0x7F ? (char) c : '?'));
        return printable.toString();
    }
}
