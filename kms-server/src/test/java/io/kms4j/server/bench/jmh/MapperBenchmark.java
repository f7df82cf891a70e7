package io.kms4j.server.bench.jmh;

import io.kms4j.kmip.Ttlv;
import io.kms4j.kmip.message.RequestMessage;
import io.kms4j.kmip.message.ResponseMessage;
import io.kms4j.kmip.operation.RequestPayload;
import io.kms4j.kmip.ttlv.KmipMapper;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Encrypt from tree to record, its answer from record to tree; alone and as messages. */
@State(Scope.Benchmark)
public class MapperBenchmark {
    private final Ttlv operation = KmipMapper.writeRequest(Samples.encrypt());
    private final Ttlv message = KmipMapper.writeRequestMessage(Samples.request());
    private final ResponseMessage answer = Samples.response();

    @Benchmark
    public RequestPayload<?> readOperation() {
        return KmipMapper.readRequest(operation);
    }

    @Benchmark
    public RequestMessage readMessage() {
        return KmipMapper.readRequestMessage(message);
    }

    @Benchmark
    public Ttlv writeOperation() {
        return KmipMapper.writeResponse(
                answer.batchItem().get(0).responsePayload().orElseThrow());
    }

    @Benchmark
    public Ttlv writeMessage() {
        return KmipMapper.writeResponseMessage(answer);
    }
}
