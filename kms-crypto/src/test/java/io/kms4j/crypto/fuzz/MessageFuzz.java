package io.kms4j.crypto.fuzz;

import io.kms4j.core.UserId;
import io.kms4j.crypto.BcCertificates;
import io.kms4j.crypto.TinkCrypto;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.enumeration.ResultReason;
import io.kms4j.kmip.message.RequestMessage;
import io.kms4j.kmip.message.ResponseBatchItem;
import io.kms4j.kmip.message.ResponseMessage;
import io.kms4j.kmip.ttlv.BinaryTtlv;
import io.kms4j.kmip.ttlv.KmipMapper;
import io.kms4j.testkit.TestKms;
import java.util.Optional;

/** The whole engine, from a message's bytes to its answer's. */
final class MessageFuzz {
    private static final UserId USER = new UserId("fuzz");
    private static final int MESSAGES_PER_KMS = 2_000;

    private static TestKms test = TestKms.inMemory(new TinkCrypto(), new BcCertificates());
    private static int messages;

    private MessageFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        RequestMessage request;
        try {
            request = KmipMapper.readRequestMessage(BinaryTtlv.read(input));
        } catch (KmipException refused) {
            return;
        }
        ResponseMessage answer = fresh().kms().process(request, USER);
        BinaryTtlv.write(KmipMapper.writeResponseMessage(answer));
        for (ResponseBatchItem item : answer.batchItem()) {
            boolean defect = item.resultReason().equals(Optional.of(ResultReason.GENERAL_FAILURE))
                    && item.resultMessage().equals(Optional.of("Internal server error"));
            if (defect) {
                throw new AssertionError("an unexpected failure of " + item.operation() + "; the log has its cause");
            }
        }
    }

    /** A new one now and then, lest the objects that messages make fill the memory. */
    private static TestKms fresh() {
        if (++messages % MESSAGES_PER_KMS == 0) {
            test.close();
            test = TestKms.inMemory(new TinkCrypto(), new BcCertificates());
        }
        return test;
    }
}
