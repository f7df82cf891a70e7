package io.kms4j.server.bench.jmh;

import io.kms4j.kmip.Ttlv;
import io.kms4j.kmip.ttlv.BinaryTtlv;
import io.kms4j.kmip.ttlv.JsonTtlv;
import io.kms4j.kmip.ttlv.KmipMapper;
import io.kms4j.kmip.ttlv.XmlTtlv;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A request message with one Encrypt, from bytes to tree; its answer, from tree to bytes. */
@State(Scope.Benchmark)
public class CodecBenchmark {
    /** The encodings. */
    public enum Encoding {
        JSON,
        BINARY,
        XML;

        Ttlv read(byte[] bytes) {
            return switch (this) {
                case JSON -> JsonTtlv.read(bytes);
                case BINARY -> BinaryTtlv.read(bytes);
                case XML -> XmlTtlv.read(bytes);
            };
        }

        byte[] write(Ttlv item) {
            return switch (this) {
                case JSON -> JsonTtlv.write(item);
                case BINARY -> BinaryTtlv.write(item);
                case XML -> XmlTtlv.write(item);
            };
        }
    }

    @Param
    public Encoding encoding = Encoding.JSON;

    private final Ttlv answer = KmipMapper.writeResponseMessage(Samples.response());
    private byte[] bytes = {};

    @Setup
    public void encode() {
        bytes = encoding.write(KmipMapper.writeRequestMessage(Samples.request()));
    }

    @Benchmark
    public Ttlv read() {
        return encoding.read(bytes);
    }

    @Benchmark
    public byte[] write() {
        return encoding.write(answer);
    }
}
