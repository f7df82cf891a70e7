package io.kms4j.hsm.proteccio;

import static io.kms4j.hsm.proteccio.pkcs11.Cryptoki.CKA_EC_PARAMS;
import static io.kms4j.hsm.proteccio.pkcs11.Cryptoki.CKA_EC_POINT;
import static io.kms4j.hsm.proteccio.pkcs11.Cryptoki.CKA_EXTRACTABLE;
import static io.kms4j.hsm.proteccio.pkcs11.Cryptoki.CKA_LABEL;
import static io.kms4j.hsm.proteccio.pkcs11.Cryptoki.CKA_MODULUS;
import static io.kms4j.hsm.proteccio.pkcs11.Cryptoki.CKA_PUBLIC_EXPONENT;
import static io.kms4j.hsm.proteccio.pkcs11.Cryptoki.CKA_SENSITIVE;
import static io.kms4j.hsm.proteccio.pkcs11.Cryptoki.CKA_VALUE;
import static io.kms4j.hsm.proteccio.pkcs11.Cryptoki.CKA_VALUE_LEN;
import static io.kms4j.hsm.proteccio.pkcs11.Cryptoki.CKK_AES;
import static io.kms4j.hsm.proteccio.pkcs11.Cryptoki.CKK_EC;
import static io.kms4j.hsm.proteccio.pkcs11.Cryptoki.CKK_GENERIC_SECRET;
import static io.kms4j.hsm.proteccio.pkcs11.Cryptoki.CKK_RSA;
import static io.kms4j.hsm.proteccio.pkcs11.Cryptoki.CKO_PRIVATE_KEY;
import static io.kms4j.hsm.proteccio.pkcs11.Cryptoki.CKO_PUBLIC_KEY;
import static io.kms4j.hsm.proteccio.pkcs11.Cryptoki.CKO_SECRET_KEY;

import io.kms4j.core.port.HsmKey;
import io.kms4j.core.port.HsmKeyId;
import io.kms4j.hsm.proteccio.pkcs11.AttributeSet;
import io.kms4j.kmip.SecretBytes;
import io.kms4j.kmip.enumeration.CryptographicAlgorithm;
import io.kms4j.kmip.enumeration.ObjectType;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.Optional;

/** The kinds of keys that are served: their class and type in PKCS#11, what tells about one, and what is its value. */
enum KeyKind {
    AES(CKO_SECRET_KEY, CKK_AES, new long[] {CKA_VALUE_LEN}, CKA_VALUE) {
        @Override
        Optional<Seen> see(AttributeSet attributes) {
            return seenSecret(CryptographicAlgorithm.AES, attributes);
        }
    },
    HMAC(CKO_SECRET_KEY, CKK_GENERIC_SECRET, new long[] {CKA_VALUE_LEN}, CKA_VALUE) {
        @Override
        Optional<Seen> see(AttributeSet attributes) {
            int lengthBits = Math.toIntExact(attributes.number(CKA_VALUE_LEN) * 8);
            return seenSecret(Hmac.ofLength(lengthBits).algorithm(), attributes);
        }
    },
    RSA_PRIVATE(CKO_PRIVATE_KEY, CKK_RSA, new long[] {CKA_MODULUS}, Rsa.PRIVATE_ATTRIBUTES) {
        @Override
        Optional<Seen> see(AttributeSet attributes) {
            int lengthBits = attributes.unsigned(CKA_MODULUS).bitLength();
            return Optional.of(new Seen(CryptographicAlgorithm.RSA, lengthBits, Optional.empty()));
        }
    },
    RSA_PUBLIC(CKO_PUBLIC_KEY, CKK_RSA, new long[] {CKA_MODULUS, CKA_PUBLIC_EXPONENT}) {
        @Override
        Optional<Seen> see(AttributeSet attributes) {
            int lengthBits = attributes.unsigned(CKA_MODULUS).bitLength();
            return Optional.of(
                    new Seen(CryptographicAlgorithm.RSA, lengthBits, Optional.of(Rsa.publicKey(attributes))));
        }
    },
    EC_PRIVATE(CKO_PRIVATE_KEY, CKK_EC, new long[] {CKA_EC_PARAMS}, CKA_EC_PARAMS, CKA_VALUE) {
        @Override
        Optional<Seen> see(AttributeSet attributes) {
            return EcCurve.of(attributes)
                    .map(curve -> new Seen(CryptographicAlgorithm.EC, curve.lengthBits(), Optional.empty()));
        }
    },
    EC_PUBLIC(CKO_PUBLIC_KEY, CKK_EC, new long[] {CKA_EC_PARAMS, CKA_EC_POINT}) {
        @Override
        Optional<Seen> see(AttributeSet attributes) {
            return EcCurve.of(attributes)
                    .map(curve -> new Seen(
                            CryptographicAlgorithm.EC, curve.lengthBits(), Optional.of(curve.publicKey(attributes))));
        }
    };

    /** What the attributes say of a key. */
    record Seen(CryptographicAlgorithm algorithm, int lengthBits, Optional<PublicKey> publicKey) {}

    private final long keyClass;
    private final long keyType;

    @SuppressWarnings("ImmutableEnumChecker") // read only, as below
    private final long[] told;

    @SuppressWarnings("ImmutableEnumChecker")
    private final long[] value;

    KeyKind(long keyClass, long keyType, long[] told, long... value) {
        this.keyClass = keyClass;
        this.keyType = keyType;
        long[] common = keyClass == CKO_PUBLIC_KEY
                ? new long[] {CKA_LABEL}
                : new long[] {CKA_LABEL, CKA_SENSITIVE, CKA_EXTRACTABLE};
        this.told = Arrays.copyOf(common, common.length + told.length);
        System.arraycopy(told, 0, this.told, common.length, told.length);
        this.value = value;
    }

    /** The key, or nothing when it is of a form that is not served. */
    abstract Optional<Seen> see(AttributeSet attributes);

    private static Optional<Seen> seenSecret(CryptographicAlgorithm algorithm, AttributeSet attributes) {
        int lengthBits = Math.toIntExact(attributes.number(CKA_VALUE_LEN) * 8);
        return Optional.of(new Seen(algorithm, lengthBits, Optional.empty()));
    }

    /** Whether there are keys of this class. */
    static boolean isKey(long keyClass) {
        return keyClass == CKO_SECRET_KEY || keyClass == CKO_PRIVATE_KEY || keyClass == CKO_PUBLIC_KEY;
    }

    static Optional<KeyKind> of(long keyClass, long keyType) {
        return Arrays.stream(values())
                .filter(kind -> kind.keyClass == keyClass && kind.keyType == keyType)
                .findFirst();
    }

    static KeyKind of(HsmKey key) {
        return of(key.type(), key.algorithm())
                .orElseThrow(() -> new IllegalArgumentException("no kind of HSM key: " + key));
    }

    static Optional<KeyKind> of(ObjectType type, CryptographicAlgorithm algorithm) {
        boolean rsa = algorithm == CryptographicAlgorithm.RSA;
        boolean ec = algorithm == CryptographicAlgorithm.EC;
        return switch (type) {
            case SYMMETRIC_KEY ->
                algorithm == CryptographicAlgorithm.AES
                        ? Optional.of(AES)
                        : Hmac.of(algorithm).map(hmac -> HMAC);
            case PRIVATE_KEY -> rsa ? Optional.of(RSA_PRIVATE) : ec ? Optional.of(EC_PRIVATE) : Optional.empty();
            case PUBLIC_KEY -> rsa ? Optional.of(RSA_PUBLIC) : ec ? Optional.of(EC_PUBLIC) : Optional.empty();
            default -> Optional.empty();
        };
    }

    long keyClass() {
        return keyClass;
    }

    long keyType() {
        return keyType;
    }

    boolean isPublic() {
        return keyClass == CKO_PUBLIC_KEY;
    }

    /** The attributes that {@link #see} and {@link #key} read. */
    long[] told() {
        return told;
    }

    /** The attributes that are the key itself; none for public keys, whose {@link #told} are. */
    long[] value() {
        return value;
    }

    /** The key of these attributes, if it is served. */
    Optional<TokenKey> key(HsmKeyId id, AttributeSet attributes, long handle, int epoch) {
        boolean sensitive = !isPublic() && (attributes.flag(CKA_SENSITIVE) || !attributes.flag(CKA_EXTRACTABLE));
        return see(attributes).map(seen -> {
            HsmKey key = new HsmKey(id, objectType(), seen.algorithm(), seen.lengthBits(), sensitive);
            return new TokenKey(key, handle, epoch, seen.publicKey());
        });
    }

    private ObjectType objectType() {
        return keyClass == CKO_SECRET_KEY
                ? ObjectType.SYMMETRIC_KEY
                : isPublic() ? ObjectType.PUBLIC_KEY : ObjectType.PRIVATE_KEY;
    }

    /** The key itself from its {@link #value}: Raw, or PKCS#8. */
    SecretBytes exported(AttributeSet values) {
        return switch (this) {
            case AES, HMAC -> SecretBytes.copyOf(values.bytes(CKA_VALUE));
            case RSA_PRIVATE -> Rsa.privateKey(values);
            case EC_PRIVATE ->
                EcCurve.of(values)
                        .orElseThrow(() -> new IllegalStateException("the token changed the curve of a key"))
                        .privateKey(values);
            default -> throw new IllegalStateException("a public key is no secret");
        };
    }
}
