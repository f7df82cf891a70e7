package io.kms4j.testkit.oasis;

import io.kms4j.kmip.Ttlv;
import io.kms4j.kmip.ttlv.BinaryTtlv;
import io.kms4j.kmip.ttlv.JsonTtlv;
import io.kms4j.kmip.ttlv.XmlTtlv;
import java.util.function.UnaryOperator;

/** The encodings that messages travel in. JSON needs jackson-core beside the test kit. */
public enum Wire {
    BINARY("application/octet-stream") {
        @Override
        public byte[] write(Ttlv message) {
            return BinaryTtlv.write(message);
        }

        @Override
        public Ttlv read(byte[] bytes) {
            return BinaryTtlv.read(bytes);
        }
    },
    JSON("application/json") {
        @Override
        public byte[] write(Ttlv message) {
            return JsonTtlv.write(message);
        }

        @Override
        public Ttlv read(byte[] bytes) {
            return JsonTtlv.read(bytes);
        }
    },
    XML("text/xml") {
        @Override
        public byte[] write(Ttlv message) {
            return XmlTtlv.write(message);
        }

        @Override
        public Ttlv read(byte[] bytes) {
            return XmlTtlv.read(bytes);
        }
    };

    private final String mediaType;

    Wire(String mediaType) {
        this.mediaType = mediaType;
    }

    String mediaType() {
        return mediaType;
    }

    /** A message as it travels. */
    public abstract byte[] write(Ttlv message);

    /**
     * A message that has travelled.
     *
     * @throws io.kms4j.kmip.KmipException INVALID_MESSAGE or INVALID_FIELD if it is none
     */
    public abstract Ttlv read(byte[] bytes);

    /** A server that is asked through this encoding, both ways. */
    public UnaryOperator<Ttlv> through(UnaryOperator<Ttlv> server) {
        return request -> read(write(server.apply(read(write(request)))));
    }
}
