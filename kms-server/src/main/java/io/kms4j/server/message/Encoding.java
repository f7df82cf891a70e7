package io.kms4j.server.message;

import io.kms4j.kmip.Ttlv;
import io.kms4j.kmip.ttlv.BinaryTtlv;
import io.kms4j.kmip.ttlv.JsonTtlv;
import io.kms4j.kmip.ttlv.XmlTtlv;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How a message is written, and the media types that say so (KMIP 2.1 Profiles, HTTPS; RFC 7303 for XML). */
public enum Encoding {
    JSON("application/json") {
        @Override
        public Ttlv read(byte[] body) {
            return JsonTtlv.read(body);
        }

        @Override
        public byte[] write(Ttlv item) {
            return JsonTtlv.write(item);
        }
    },
    BINARY("application/octet-stream") {
        @Override
        public Ttlv read(byte[] body) {
            return BinaryTtlv.read(body);
        }

        @Override
        public byte[] write(Ttlv item) {
            return BinaryTtlv.write(item);
        }
    },
    XML("text/xml", "application/xml") {
        @Override
        public Ttlv read(byte[] body) {
            return XmlTtlv.read(body);
        }

        @Override
        public byte[] write(Ttlv item) {
            return XmlTtlv.write(item);
        }
    };

    private final String mediaType;
    private final String alias;

    Encoding(String mediaType) {
        this(mediaType, mediaType);
    }

    Encoding(String mediaType, String alias) {
        this.mediaType = mediaType;
        this.alias = alias;
    }

    /** The media type that answers carry. */
    public String mediaType() {
        return mediaType;
    }

    private List<String> mediaTypes() {
        return List.of(mediaType, alias);
    }

    /**
     * Reads one item.
     *
     * @throws io.kms4j.kmip.KmipException INVALID_MESSAGE or INVALID_FIELD for anything else
     */
    public abstract Ttlv read(byte[] body);

    /** Writes one item. */
    public abstract byte[] write(Ttlv item);

    /** The encoding that a Content-Type names; its parameters do not change how TTLV is read. */
    public static Optional<Encoding> of(String contentType) {
        String plain = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        for (Encoding encoding : values()) {
            if (encoding.mediaTypes().contains(plain)) {
                return Optional.of(encoding);
            }
        }
        return Optional.empty();
    }

    /**
     * The encoding to answer in (RFC 9110, Accept): this one if it is as welcome as any, else the most welcome one, and
     * this one again when nothing that we can write is.
     */
    public Encoding orAccepted(String accept) {
        Encoding best = this;
        double bestWeight = MediaRanges.weight(accept, mediaTypes());
        for (Encoding other : values()) {
            double weight = MediaRanges.weight(accept, other.mediaTypes());
            if (weight > bestWeight) {
                best = other;
                bestWeight = weight;
            }
        }
        return best;
    }
}
