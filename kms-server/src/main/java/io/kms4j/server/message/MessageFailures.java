package io.kms4j.server.message;

import io.kms4j.core.ResultReasons;
import io.kms4j.kmip.ProtocolVersion;
import io.kms4j.kmip.Ttlv;
import io.kms4j.kmip.enumeration.ResultReason;
import io.kms4j.kmip.enumeration.ResultStatus;
import io.kms4j.kmip.message.ResponseBatchItem;
import io.kms4j.kmip.message.ResponseHeader;
import io.kms4j.kmip.message.ResponseMessage;
import io.kms4j.kmip.ttlv.KmipMapper;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Answers messages that are not processed: a message with one failed item that names no operation. */
final class MessageFailures {
    private final Clock clock;

    MessageFailures(Clock clock) {
        this.clock = clock;
    }

    Ttlv answer(ResultReason reason, String text, ProtocolVersion version) {
        ResponseBatchItem item = new ResponseBatchItem(
                Optional.empty(),
                Optional.empty(),
                ResultStatus.OPERATION_FAILED,
                Optional.of(ResultReasons.of(reason, Optional.empty(), version)),
                Optional.of(text),
                Optional.empty(),
                Optional.empty());
        ResponseHeader header = new ResponseHeader(
                version, clock.instant().truncatedTo(ChronoUnit.SECONDS), Optional.empty(), Optional.empty(), 1);
        return KmipMapper.writeResponseMessage(new ResponseMessage(header, List.of(item)));
    }
}
