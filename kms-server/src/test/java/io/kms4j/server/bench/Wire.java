package io.kms4j.server.bench;

import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.ProtocolVersion;
import io.kms4j.kmip.Ttlv;
import io.kms4j.kmip.message.RequestBatchItem;
import io.kms4j.kmip.message.RequestHeader;
import io.kms4j.kmip.message.RequestMessage;
import io.kms4j.kmip.message.ResponseBatchItem;
import io.kms4j.kmip.operation.RequestPayload;
import io.kms4j.kmip.operation.ResponsePayload;
import io.kms4j.kmip.ttlv.BinaryTtlv;
import io.kms4j.kmip.ttlv.JsonTtlv;
import io.kms4j.kmip.ttlv.KmipMapper;
import java.util.Collections;
import java.util.List;

/** The ways in which the server takes requests over HTTP. */
enum Wire {
    /** One operation, named by its root. */
    JSON_OPERATION("/kmip/2_1", "application/json") {
        @Override
        byte[] body(RequestPayload<?> request, int times) {
            return JsonTtlv.write(KmipMapper.writeRequest(request));
        }

        @Override
        <R extends ResponsePayload> List<R> read(byte[] body, Class<R> type) {
            return List.of(KmipMapper.readResponse(JsonTtlv.read(body), type));
        }
    },
    JSON_MESSAGE("/kmip", "application/json") {
        @Override
        byte[] body(RequestPayload<?> request, int times) {
            return JsonTtlv.write(message(request, times));
        }

        @Override
        <R extends ResponsePayload> List<R> read(byte[] body, Class<R> type) {
            return answers(JsonTtlv.read(body), type);
        }
    },
    BINARY_MESSAGE("/kmip", "application/octet-stream") {
        @Override
        byte[] body(RequestPayload<?> request, int times) {
            return BinaryTtlv.write(message(request, times));
        }

        @Override
        <R extends ResponsePayload> List<R> read(byte[] body, Class<R> type) {
            return answers(BinaryTtlv.read(body), type);
        }
    };

    private final String path;
    private final String contentType;

    Wire(String path, String contentType) {
        this.path = path;
        this.contentType = contentType;
    }

    /** A whole HTTP request for an operation, or for a message that holds it so many times. */
    Bytes request(RequestPayload<?> request, int times) {
        return Bytes.takeOver(Connection.request("POST", path, contentType, body(request, times)));
    }

    abstract byte[] body(RequestPayload<?> request, int times);

    /**
     * What the body of an answer holds.
     *
     * @throws IllegalStateException when an operation failed
     */
    abstract <R extends ResponsePayload> List<R> read(byte[] body, Class<R> type);

    private static Ttlv message(RequestPayload<?> request, int times) {
        return KmipMapper.writeRequestMessage(new RequestMessage(
                RequestHeader.of(ProtocolVersion.V2_1, times),
                Collections.nCopies(times, RequestBatchItem.of(request))));
    }

    private static <R extends ResponsePayload> List<R> answers(Ttlv message, Class<R> type) {
        return KmipMapper.readResponseMessage(message).batchItem().stream()
                .map(item -> answer(item, type))
                .toList();
    }

    private static <R extends ResponsePayload> R answer(ResponseBatchItem item, Class<R> type) {
        return item.responsePayload()
                .map(type::cast)
                .orElseThrow(() -> new IllegalStateException("an operation failed: " + item.resultMessage()));
    }
}
