package io.kms4j.server.message;

import io.kms4j.core.Kms;
import io.kms4j.core.UserId;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.ProtocolVersion;
import io.kms4j.kmip.Ttlv;
import io.kms4j.kmip.enumeration.ResultReason;
import io.kms4j.kmip.message.RequestMessage;
import io.kms4j.kmip.ttlv.KmipMapper;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers messages, whichever transport brings them. Whatever is wrong with one, the answer is a message too, in the version
 * that the request speaks as far as that can be told. Safe for many threads.
 */
public final class Messages {
    private static final Logger LOG = LoggerFactory.getLogger(Messages.class);

    private final Kms kms;
    private final MessageFailures failures;

    public Messages(Kms kms, Clock clock) {
        this.kms = kms;
        this.failures = new MessageFailures(clock);
    }

    /** The answer to a message that came in this encoding. */
    public Ttlv answer(byte[] request, Encoding encoding, UserId caller) {
        Ttlv root;
        try {
            root = encoding.read(request);
        } catch (KmipException unreadable) {
            ProtocolVersion version =
                    encoding == Encoding.BINARY ? MessageVersion.of(request) : MessageVersion.WHEN_UNKNOWN;
            return failures.answer(ResultReason.INVALID_MESSAGE, unreadable.getMessage(), version);
        }
        return answer(root, caller);
    }

    /** The answer to a message that is a tree already. */
    public Ttlv answer(Ttlv root, UserId caller) {
        RequestMessage message;
        try {
            message = KmipMapper.readRequestMessage(root);
        } catch (KmipException refused) {
            return failures.answer(ResultReason.INVALID_MESSAGE, refused.getMessage(), MessageVersion.of(root));
        }
        try {
            return KmipMapper.writeResponseMessage(kms.process(message, caller));
        } catch (RuntimeException defect) {
            LOG.error("A message failed", defect);
            return failures.answer(ResultReason.GENERAL_FAILURE, "Internal server error", MessageVersion.of(root));
        }
    }

    /** The answer to a message that the transport does not take; it is binary, and as much as has come of it is given. */
    public Ttlv refusal(ResultReason reason, String text, byte[] beginning) {
        return failures.answer(reason, text, MessageVersion.of(beginning));
    }
}
