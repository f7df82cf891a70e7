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

    /** The answer, in the encoding {@code accepted}, to a message that came in {@code encoding}. */
    public byte[] answer(byte[] request, Encoding encoding, Encoding accepted, UserId caller) {
        Ttlv root;
        try {
            root = encoding.read(request);
        } catch (KmipException unreadable) {
            ProtocolVersion version =
                    encoding == Encoding.BINARY ? MessageVersion.of(request) : MessageVersion.WHEN_UNKNOWN;
            return accepted.write(failures.answer(ResultReason.INVALID_MESSAGE, unreadable.getMessage(), version));
        }
        try {
            return accepted.write(answer(root, caller));
        } catch (RuntimeException defect) {
            // Such as a field that has no number, which binary cannot write.
            return accepted.write(defect(root, defect));
        }
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
            return defect(root, defect);
        }
    }

    private Ttlv defect(Ttlv root, RuntimeException defect) {
        LOG.error("A message failed", defect);
        return failures.answer(ResultReason.GENERAL_FAILURE, "Internal server error", MessageVersion.of(root));
    }

    /**
     * The answer, in binary, to a message in binary that the transport does not take.
     *
     * @param beginning as much as has come
     */
    public byte[] refusal(ResultReason reason, String text, byte[] beginning) {
        return Encoding.BINARY.write(failures.answer(reason, text, MessageVersion.of(beginning)));
    }
}
