package io.kms4j.crypto;

import static io.kms4j.kmip.enumeration.CryptographicAlgorithm.DH;
import static io.kms4j.kmip.enumeration.CryptographicAlgorithm.DSA;
import static io.kms4j.kmip.enumeration.ObjectType.PRIVATE_KEY;

import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.KeyMaterial;
import io.kms4j.kmip.SecretBytes;
import io.kms4j.kmip.Tag;
import io.kms4j.kmip.Ttlv;
import io.kms4j.kmip.enumeration.CryptographicAlgorithm;
import io.kms4j.kmip.enumeration.KeyCompressionType;
import io.kms4j.kmip.enumeration.KeyFormatType;
import io.kms4j.kmip.enumeration.ObjectType;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads and writes keys in the formats of KMIP; which format is for which kind of key is decided here. */
final class KeyFormats {
    /** Twice what the longest key here takes; nothing longer is looked at. */
    private static final int LONGEST_BYTES = 16 * 1024;

    private static final Set<KeyFormatType> EC_PRIVATE_FORMATS = EnumSet.of(
            KeyFormatType.TRANSPARENT_EC_PRIVATE_KEY,
            KeyFormatType.TRANSPARENT_ECDSA_PRIVATE_KEY,
            KeyFormatType.TRANSPARENT_ECDH_PRIVATE_KEY,
            KeyFormatType.TRANSPARENT_ECMQV_PRIVATE_KEY);
    private static final Set<KeyFormatType> EC_PUBLIC_FORMATS = EnumSet.of(
            KeyFormatType.TRANSPARENT_EC_PUBLIC_KEY,
            KeyFormatType.TRANSPARENT_ECDSA_PUBLIC_KEY,
            KeyFormatType.TRANSPARENT_ECDH_PUBLIC_KEY,
            KeyFormatType.TRANSPARENT_ECMQV_PUBLIC_KEY);

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

    /** Reads a public or private key; {@code algorithm} says what a Raw key is for. */
    static KeyNumbers read(
            ObjectType type, Optional<CryptographicAlgorithm> algorithm, KeyFormatType format, KeyMaterial material) {
        if (format == KeyFormatType.RAW) {
            NamedKey kind = algorithm
                    .flatMap(name -> NamedKey.of(name, Optional.empty()))
                    .orElseThrow(() -> notFor(format, type.kmipName()));
            return encoded(material, format, bytes -> readRaw(type, kind, bytes));
        }
        return type == PRIVATE_KEY ? readPrivate(format, material) : readPublic(format, material);
    }

    private static KeyNumbers readRaw(ObjectType type, NamedKey kind, byte[] bytes) {
        return type == PRIVATE_KEY ? NamedPrivate.ofRaw(kind, bytes) : new NamedPublic(kind, Bytes.copyOf(bytes));
    }

    private static KeyNumbers readPrivate(KeyFormatType format, KeyMaterial material) {
        return switch (format) {
            case PKCS_8 -> encoded(material, format, Asn1Keys::readPkcs8);
            case PKCS_1 -> encoded(material, format, Asn1Keys::readPkcs1Private);
            case EC_PRIVATE_KEY -> encoded(material, format, Asn1Keys::readEcPrivate);
            case TRANSPARENT_RSA_PRIVATE_KEY -> TransparentKeys.readRsaPrivate(fields(material, format));
            case TRANSPARENT_DSA_PRIVATE_KEY -> TransparentKeys.readGroupPrivate(DSA, fields(material, format));
            case TRANSPARENT_DH_PRIVATE_KEY -> TransparentKeys.readGroupPrivate(DH, fields(material, format));
            default -> {
                if (!EC_PRIVATE_FORMATS.contains(format)) {
                    throw notFor(format, "private key");
                }
                yield TransparentKeys.readEcPrivate(fields(material, format));
            }
        };
    }

    private static KeyNumbers readPublic(KeyFormatType format, KeyMaterial material) {
        return switch (format) {
            // PKCS#8 has no public keys; clients of the original mean SubjectPublicKeyInfo by it.
            case X_509, PKCS_8 -> encoded(material, format, Asn1Keys::readSubjectPublicKeyInfo);
            case PKCS_1 -> encoded(material, format, Asn1Keys::readPkcs1Public);
            case TRANSPARENT_RSA_PUBLIC_KEY -> TransparentKeys.readRsaPublic(fields(material, format));
            case TRANSPARENT_DSA_PUBLIC_KEY -> TransparentKeys.readGroupPublic(DSA, fields(material, format));
            case TRANSPARENT_DH_PUBLIC_KEY -> TransparentKeys.readGroupPublic(DH, fields(material, format));
            default -> {
                if (!EC_PUBLIC_FORMATS.contains(format)) {
                    throw notFor(format, "public key");
                }
                yield TransparentKeys.readEcPublic(fields(material, format));
            }
        };
    }

    /** The kept format: PKCS#8 or SubjectPublicKeyInfo. */
    static SecretBytes kept(KeyNumbers key) {
        boolean isPrivate = key instanceof RsaPrivate
                || key instanceof EcPrivate
                || key instanceof GroupKey.Private
                || key instanceof NamedPrivate;
        return SecretBytes.takeOver(isPrivate ? Asn1Keys.writePkcs8(key) : Asn1Keys.writeSubjectPublicKeyInfo(key));
    }

    /**
     * Writes a key.
     *
     * @param compression of the point of an elliptic curve public key; other keys take the uncompressed form only
     */
    static KeyMaterial write(KeyNumbers key, KeyFormatType format, KeyCompressionType compression) {
        if (key instanceof EcPublic ec) {
            return write(ec, format, compression);
        }
        if (compression != KeyCompressionType.EC_PUBLIC_KEY_TYPE_UNCOMPRESSED) {
            throw Failures.compression("only elliptic curve public keys are compressed");
        }
        if (key instanceof RsaPrivate rsa) {
            return write(rsa, format);
        }
        if (key instanceof RsaPublic rsa) {
            return write(rsa, format);
        }
        if (key instanceof NamedPrivate named) {
            return write(named, format);
        }
        if (key instanceof GroupKey.Private group) {
            return write(group, format);
        }
        if (key instanceof GroupKey.Public group) {
            return write(group, format);
        }
        return key instanceof NamedPublic named ? write(named, format) : write((EcPrivate) key, format);
    }

    private static KeyMaterial write(GroupKey.Private key, KeyFormatType format) {
        boolean transparent = format
                == (key.algorithm() == DSA
                        ? KeyFormatType.TRANSPARENT_DSA_PRIVATE_KEY
                        : KeyFormatType.TRANSPARENT_DH_PRIVATE_KEY);
        if (!transparent && format != KeyFormatType.PKCS_8) {
            throw notFor(format, key.algorithm().kmipName() + " private key");
        }
        return transparent ? TransparentKeys.write(key) : new KeyMaterial.Encoded(kept(key));
    }

    private static KeyMaterial write(GroupKey.Public key, KeyFormatType format) {
        boolean transparent = format
                == (key.algorithm() == DSA
                        ? KeyFormatType.TRANSPARENT_DSA_PUBLIC_KEY
                        : KeyFormatType.TRANSPARENT_DH_PUBLIC_KEY);
        if (!transparent && format != KeyFormatType.X_509 && format != KeyFormatType.PKCS_8) {
            throw notFor(format, key.algorithm().kmipName() + " public key");
        }
        return transparent ? TransparentKeys.write(key) : new KeyMaterial.Encoded(kept(key));
    }

    private static KeyMaterial write(NamedPrivate key, KeyFormatType format) {
        if (key.kind().isCurve() && EC_PRIVATE_FORMATS.contains(format)) {
            return TransparentKeys.write(key);
        }
        return switch (format) {
            case PKCS_8 -> new KeyMaterial.Encoded(kept(key));
            case RAW -> encoded(key.raw());
            default -> throw notFor(format, key.kind() + " private key");
        };
    }

    private static KeyMaterial write(NamedPublic key, KeyFormatType format) {
        if (key.kind().isCurve() && EC_PUBLIC_FORMATS.contains(format)) {
            return TransparentKeys.write(key);
        }
        return switch (format) {
            case X_509, PKCS_8 -> new KeyMaterial.Encoded(kept(key));
            case RAW -> encoded(key.raw().toArray());
            default -> throw notFor(format, key.kind() + " public key");
        };
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
        if (EC_PRIVATE_FORMATS.contains(format)) {
            return TransparentKeys.write(key);
        }
        return switch (format) {
            case PKCS_8 -> new KeyMaterial.Encoded(kept(key));
            case EC_PRIVATE_KEY -> encoded(Asn1Keys.writeEcPrivate(key, true));
            default -> throw notFor(format, "elliptic curve private key");
        };
    }

    private static KeyMaterial write(EcPublic key, KeyFormatType format, KeyCompressionType compression) {
        if (EC_PUBLIC_FORMATS.contains(format)) {
            return TransparentKeys.write(key, compression);
        }
        return switch (format) {
            case X_509, PKCS_8 -> encoded(Asn1Keys.writeSubjectPublicKeyInfo(key, compression));
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
