package io.kms4j.crypto;

import static io.kms4j.kmip.enumeration.ObjectType.PRIVATE_KEY;

import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.KeyMaterial;
import io.kms4j.kmip.SecretBytes;
import io.kms4j.kmip.Tag;
import io.kms4j.kmip.Ttlv;
import io.kms4j.kmip.enumeration.KeyFormatType;
import io.kms4j.kmip.enumeration.ObjectType;
import java.util.List;
import java.util.function.Function;

/** Reads and writes keys in the formats of KMIP; which format is for which kind of key is decided here. */
final class KeyFormats {
    /** Twice what the longest key here takes; nothing longer is looked at. */
    private static final int LONGEST_BYTES = 16 * 1024;

    private KeyFormats() {}

    /** Reads a symmetric key or secret data; the bytes are the caller's own. */
    static byte[] readSymmetric(KeyFormatType format, KeyMaterial material) {
        return switch (format) {
            case RAW, OPAQUE -> encoded(material, format, byte[]::clone);
            case TRANSPARENT_SYMMETRIC_KEY -> {
                if (fields(material, format).find(Tag.KEY).orElse(null) instanceof Ttlv.ByteString key) {
                    yield key.value().toArray();
                }
                throw Failures.invalid("a transparent symmetric key needs its Key");
            }
            default -> throw notFor(format, "symmetric key");
        };
    }

    static KeyMaterial writeSymmetric(SecretBytes key, KeyFormatType format) {
        return switch (format) {
            case RAW, OPAQUE -> new KeyMaterial.Encoded(key.duplicate());
            case TRANSPARENT_SYMMETRIC_KEY -> {
                Ttlv item = new Ttlv.ByteString(Tag.KEY, key.lend(Bytes::copyOf));
                yield new KeyMaterial.Transparent(new Ttlv.Structure(Tag.KEY_MATERIAL, List.of(item)));
            }
            default -> throw notFor(format, "symmetric key");
        };
    }

    /** Reads a public or private key. */
    static KeyNumbers read(ObjectType type, KeyFormatType format, KeyMaterial material) {
        return type == PRIVATE_KEY ? readPrivate(format, material) : readPublic(format, material);
    }

    private static KeyNumbers readPrivate(KeyFormatType format, KeyMaterial material) {
        return switch (format) {
            case PKCS_8 -> encoded(material, format, Asn1Keys::readPkcs8);
            case PKCS_1 -> encoded(material, format, Asn1Keys::readPkcs1Private);
            case EC_PRIVATE_KEY -> encoded(material, format, Asn1Keys::readEcPrivate);
            case TRANSPARENT_RSA_PRIVATE_KEY -> TransparentKeys.readRsaPrivate(fields(material, format));
            case TRANSPARENT_EC_PRIVATE_KEY,
                    TRANSPARENT_ECDSA_PRIVATE_KEY,
                    TRANSPARENT_ECDH_PRIVATE_KEY,
                    TRANSPARENT_ECMQV_PRIVATE_KEY -> TransparentKeys.readEcPrivate(fields(material, format));
            default -> throw notFor(format, "private key");
        };
    }

    private static KeyNumbers readPublic(KeyFormatType format, KeyMaterial material) {
        return switch (format) {
            // PKCS#8 has no public keys; clients of the original mean SubjectPublicKeyInfo by it.
            case X_509, PKCS_8 -> encoded(material, format, Asn1Keys::readSubjectPublicKeyInfo);
            case PKCS_1 -> encoded(material, format, Asn1Keys::readPkcs1Public);
            case TRANSPARENT_RSA_PUBLIC_KEY -> TransparentKeys.readRsaPublic(fields(material, format));
            case TRANSPARENT_EC_PUBLIC_KEY,
                    TRANSPARENT_ECDSA_PUBLIC_KEY,
                    TRANSPARENT_ECDH_PUBLIC_KEY,
                    TRANSPARENT_ECMQV_PUBLIC_KEY -> TransparentKeys.readEcPublic(fields(material, format));
            default -> throw notFor(format, "public key");
        };
    }

    /** The kept format: PKCS#8 or SubjectPublicKeyInfo. */
    static SecretBytes kept(KeyNumbers key) {
        boolean isPrivate = key instanceof RsaPrivate || key instanceof EcPrivate;
        return SecretBytes.takeOver(isPrivate ? Asn1Keys.writePkcs8(key) : Asn1Keys.writeSubjectPublicKeyInfo(key));
    }

    static KeyMaterial write(KeyNumbers key, KeyFormatType format) {
        if (key instanceof RsaPrivate rsa) {
            return write(rsa, format);
        }
        if (key instanceof RsaPublic rsa) {
            return write(rsa, format);
        }
        if (key instanceof EcPrivate ec) {
            return write(ec, format);
        }
        if (key instanceof EcPublic ec) {
            return write(ec, format);
        }
        throw new IllegalStateException("no format for " + key);
    }

    private static KeyMaterial write(RsaPrivate key, KeyFormatType format) {
        return switch (format) {
            case PKCS_8 -> new KeyMaterial.Encoded(kept(key));
            case PKCS_1 -> encoded(Asn1Keys.writePkcs1(key));
            case TRANSPARENT_RSA_PRIVATE_KEY -> TransparentKeys.write(key);
            default -> throw notFor(format, "RSA private key");
        };
    }

    private static KeyMaterial write(RsaPublic key, KeyFormatType format) {
        return switch (format) {
            case X_509, PKCS_8 -> new KeyMaterial.Encoded(kept(key));
            case PKCS_1 -> encoded(Asn1Keys.writePkcs1(key));
            case TRANSPARENT_RSA_PUBLIC_KEY -> TransparentKeys.write(key);
            default -> throw notFor(format, "RSA public key");
        };
    }

    private static KeyMaterial write(EcPrivate key, KeyFormatType format) {
        return switch (format) {
            case PKCS_8 -> new KeyMaterial.Encoded(kept(key));
            case EC_PRIVATE_KEY -> encoded(Asn1Keys.writeEcPrivate(key, true));
            case TRANSPARENT_EC_PRIVATE_KEY,
                    TRANSPARENT_ECDSA_PRIVATE_KEY,
                    TRANSPARENT_ECDH_PRIVATE_KEY,
                    TRANSPARENT_ECMQV_PRIVATE_KEY -> TransparentKeys.write(key);
            default -> throw notFor(format, "elliptic curve private key");
        };
    }

    private static KeyMaterial write(EcPublic key, KeyFormatType format) {
        return switch (format) {
            case X_509, PKCS_8 -> new KeyMaterial.Encoded(kept(key));
            case TRANSPARENT_EC_PUBLIC_KEY,
                    TRANSPARENT_ECDSA_PUBLIC_KEY,
                    TRANSPARENT_ECDH_PUBLIC_KEY,
                    TRANSPARENT_ECMQV_PUBLIC_KEY -> TransparentKeys.write(key);
            default -> throw notFor(format, "elliptic curve public key");
        };
    }

    private static KeyMaterial encoded(byte[] bytes) {
        return new KeyMaterial.Encoded(SecretBytes.takeOver(bytes));
    }

    private static <T> T encoded(KeyMaterial material, KeyFormatType format, Function<byte[], T> reader) {
        if (material instanceof KeyMaterial.Encoded encoded) {
            if (encoded.bytes().length() > LONGEST_BYTES) {
                throw Failures.invalid("a key has " + LONGEST_BYTES + " bytes at most");
            }
            return encoded.bytes().lend(reader);
        }
        throw Failures.invalid("Key Material of format " + format.kmipName() + " is a Byte String");
    }

    private static Ttlv.Structure fields(KeyMaterial material, KeyFormatType format) {
        if (material instanceof KeyMaterial.Transparent transparent) {
            return transparent.fields();
        }
        throw Failures.invalid("Key Material of format " + format.kmipName() + " is a Structure");
    }

    private static RuntimeException notFor(KeyFormatType format, String kind) {
        return Failures.format(
                "unsupported Key Format Type " + format.kmipName() + " for this kind of object: " + kind);
    }
}
