package io.kms4j.server.http;

import io.javalin.http.Context;
import io.kms4j.kmip.Ttlv;
import io.kms4j.kmip.ttlv.BinaryTtlv;
import io.kms4j.kmip.ttlv.JsonTtlv;
import java.util.Locale;
import java.util.Optional;

/** How a message travels, by its media type. */
enum Encoding {
    JSON("application/json") {
        @Override
        Ttlv read(byte[] body) {
            return JsonTtlv.read(body);
        }

        @Override
        byte[] write(Ttlv item) {
            return JsonTtlv.write(item);
        }
    },
    BINARY("application/octet-stream") {
        @Override
        Ttlv read(byte[] body) {
            return BinaryTtlv.read(body);
        }

        @Override
        byte[] write(Ttlv item) {
            return BinaryTtlv.write(item);
        }
    };

    private final String mediaType;

    Encoding(String mediaType) {
        this.mediaType = mediaType;
    }

    String mediaType() {
        return mediaType;
    }

    abstract Ttlv read(byte[] body);

    abstract byte[] write(Ttlv item);

    /** The encoding that a request says it has; parameters of the media type do not change how TTLV is read. */
    static Optional<Encoding> of(Context ctx) {
        String type = ctx.req().getContentType();
        String plain = type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        for (Encoding encoding : values()) {
            if (encoding.mediaType.equals(plain)) {
                return Optional.of(encoding);
            }
        }
        return Optional.empty();
    }
}
