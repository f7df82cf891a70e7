package io.kms4j.server.bench.jmh;

import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.ProtocolVersion;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.enumeration.Operation;
import io.kms4j.kmip.enumeration.ResultStatus;
import io.kms4j.kmip.message.RequestBatchItem;
import io.kms4j.kmip.message.RequestHeader;
import io.kms4j.kmip.message.RequestMessage;
import io.kms4j.kmip.message.ResponseBatchItem;
import io.kms4j.kmip.message.ResponseHeader;
import io.kms4j.kmip.message.ResponseMessage;
import io.kms4j.kmip.operation.EncryptRequest;
import io.kms4j.kmip.operation.EncryptResponse;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The message that the benchmarks carry about: Encrypt 32 bytes. */
final class Samples {
    static final Bytes PLAINTEXT = Bytes.takeOver(new byte[32]);

    private static final UniqueIdentifier KEY = new UniqueIdentifier("0b9f86b1-94a2-4b0c-8c2f-3f9f6a5d5b1e");

    private Samples() {}

    static EncryptRequest encrypt() {
        return EncryptRequest.of(KEY, PLAINTEXT);
    }

    static RequestMessage request() {
        return new RequestMessage(RequestHeader.of(ProtocolVersion.V2_1, 1), List.of(RequestBatchItem.of(encrypt())));
    }

    static ResponseMessage response() {
        EncryptResponse payload = new EncryptResponse(
                KEY,
                Optional.of(PLAINTEXT),
                Optional.of(Bytes.takeOver(new byte[12])),
                Optional.empty(),
                Optional.of(Bytes.takeOver(new byte[16])));
        ResponseBatchItem item = new ResponseBatchItem(
                Optional.of(Operation.ENCRYPT),
                Optional.empty(),
                ResultStatus.SUCCESS,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(payload));
        ResponseHeader header = new ResponseHeader(
                ProtocolVersion.V2_1, Instant.parse("2026-11-24T12:00:00Z"), Optional.empty(), Optional.empty(), 1);
        return new ResponseMessage(header, List.of(item));
    }
}
