package io.kms4j.server.http;

import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.ProtocolVersion;
import io.kms4j.kmip.Tag;
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

/** Answers messages that cannot be read: a message with one failed item that names no operation. */
final class MessageFailures {
    private final Clock clock;

    MessageFailures(Clock clock) {
        this.clock = clock;
    }

    Ttlv answer(KmipException failure, ProtocolVersion version) {
        ResponseBatchItem item = new ResponseBatchItem(
                Optional.empty(),
                Optional.empty(),
                ResultStatus.OPERATION_FAILED,
                Optional.of(ResultReason.INVALID_MESSAGE),
                Optional.of(failure.getMessage()),
                Optional.empty(),
                Optional.empty());
        ResponseHeader header = new ResponseHeader(
                version, clock.instant().truncatedTo(ChronoUnit.SECONDS), Optional.empty(), Optional.empty(), 1);
        return KmipMapper.writeResponseMessage(new ResponseMessage(header, List.of(item)));
    }

    /** The version that a message says it has, if the server speaks it; else the best one. */
    static ProtocolVersion versionOf(Ttlv message) {
        Optional<Ttlv> version =
                child(message, Tag.REQUEST_HEADER).flatMap(header -> child(header, Tag.PROTOCOL_VERSION));
        Optional<Ttlv> major = version.flatMap(item -> child(item, Tag.PROTOCOL_VERSION_MAJOR));
        Optional<Ttlv> minor = version.flatMap(item -> child(item, Tag.PROTOCOL_VERSION_MINOR));
        if (major.orElse(null) instanceof Ttlv.Int first && minor.orElse(null) instanceof Ttlv.Int second) {
            ProtocolVersion asked = new ProtocolVersion(first.value(), second.value());
            if (ProtocolVersion.SUPPORTED.contains(asked)) {
                return asked;
            }
        }
        return ProtocolVersion.V2_1;
    }

    private static Optional<Ttlv> child(Ttlv item, Tag tag) {
        return item instanceof Ttlv.Structure structure ? structure.find(tag) : Optional.empty();
    }
}
