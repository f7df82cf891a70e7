package io.kms4j.core.internal.batch;

import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.enumeration.ResultReason;
import io.kms4j.kmip.message.ResponseBatchItem;
import io.kms4j.kmip.message.ResponseHeader;
import io.kms4j.kmip.message.ResponseMessage;
import io.kms4j.kmip.ttlv.BinaryTtlv;
import io.kms4j.kmip.ttlv.KmipMapper;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps answers within the size that the client can take (KMIP 2.1, Maximum Response Size): in binary, whatever the encoding
 * on the wire. The items that do not fit any more fail; what they did stays done.
 */
final class ResponseSize {
    private ResponseSize() {}

    static ResponseMessage limited(ResponseMessage answer, int maximum) {
        if (size(answer) <= maximum) {
            return answer;
        }
        ResponseHeader header = answer.responseHeader();
        long bare = size(new ResponseMessage(header, List.of()));
        long failures = 0;
        List<ResponseBatchItem> failed = new ArrayList<>();
        for (ResponseBatchItem item : answer.batchItem()) {
            ResponseBatchItem failure = tooLarge(item, maximum, header);
            failed.add(failure);
            failures += size(new ResponseMessage(header, List.of(failure))) - bare;
        }
        long size = bare + failures;
        List<ResponseBatchItem> fitting = new ArrayList<>();
        for (int i = 0; i < failed.size(); i++) {
            ResponseBatchItem item = answer.batchItem().get(i);
            long more = size(new ResponseMessage(header, List.of(item)))
                    - size(new ResponseMessage(header, List.of(failed.get(i))));
            boolean fits = more <= 0 || size + more <= maximum;
            fitting.add(fits ? item : failed.get(i));
            size += fits ? more : 0;
        }
        return new ResponseMessage(header, fitting);
    }

    private static ResponseBatchItem tooLarge(ResponseBatchItem item, int maximum, ResponseHeader header) {
        return Answers.failed(
                item.operation(),
                item.uniqueBatchItemId(),
                new KmipException(
                        ResultReason.RESPONSE_TOO_LARGE,
                        "the answer is larger than the " + maximum + " bytes of Maximum Response Size"),
                header.protocolVersion());
    }

    private static long size(ResponseMessage message) {
        return BinaryTtlv.size(KmipMapper.writeResponseMessage(message));
    }
}
