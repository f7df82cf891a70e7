package io.kms4j.crypto;

import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.enumeration.KeyCompressionType;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;

/** The DER forms of keys: PKCS#8 (RFC 5958), SubjectPublicKeyInfo (RFC 5280), PKCS#1 (RFC 8017, A.1), SEC 1 (RFC 5915). */
final class Asn1Keys {
    private static final String RSA_ENCRYPTION = "1.2.840.113549.1.1.1";
    private static final String EC_PUBLIC_KEY = "1.2.840.10045.2.1";
    private static final int CONTEXT_0 = 0xA0;
    private static final int CONTEXT_1 = 0xA1;
    private static final int IMPLICIT_1 = 0x81;

    private Asn1Keys() {}

    static KeyNumbers readPkcs8(byte[] der) {
        DerReader info = whole(der);
        requireVersion(info, 0, 1);
        DerReader algorithm = info.sequence();
        DerReader privateKey = info.element(DerReader.OCTET_STRING);
        skip(info, CONTEXT_0);
        skip(info, IMPLICIT_1);
        info.requireEnd();
        String identifier = keyAlgorithm(algorithm);
        Optional<NamedKey> named = NamedKey.of(identifier);
        if (named.isPresent()) {
            NamedPrivate key = new NamedPrivate(named.get(), Bytes.takeOver(privateKey.rest()));
            key.requireValid();
            return key;
        }
        if (GroupKey.isGroup(identifier)) {
            return new GroupKey.Private(GroupKey.readGroup(identifier, algorithm), privateKey.integer());
        }
        return switch (identifier) {
            case RSA_ENCRYPTION -> readRsaPrivate(privateKey);
            default -> readEcPrivate(privateKey, Optional.of(namedCurve(algorithm)));
        };
    }

    static byte[] writePkcs8(KeyNumbers key) {
        if (key instanceof RsaPrivate rsa) {
            return Der.sequence(Der.integer(0), rsaAlgorithm(), Der.octetString(writePkcs1(rsa)));
        }
        if (key instanceof EcPrivate ec) {
            return Der.sequence(Der.integer(0), ecAlgorithm(ec.on()), Der.octetString(writeEcPrivate(ec, false)));
        }
        if (key instanceof NamedPrivate named) {
            return Der.sequence(
                    Der.integer(0),
                    Der.sequence(Der.objectIdentifier(named.kind().objectIdentifier())),
                    Der.octetString(named.content().toArray()));
        }
        if (key instanceof GroupKey.Private group) {
            return Der.sequence(Der.integer(0), GroupKey.write(group.group()), Der.octetString(Der.integer(group.x())));
        }
        throw new IllegalArgumentException("not a private key");
    }

    static KeyNumbers readSubjectPublicKeyInfo(byte[] der) {
        DerReader info = whole(der);
        DerReader algorithm = info.sequence();
        DerReader publicKey = info.bitString();
        info.requireEnd();
        String identifier = keyAlgorithm(algorithm);
        Optional<NamedKey> named = NamedKey.of(identifier);
        if (named.isPresent()) {
            return new NamedPublic(named.get(), Bytes.takeOver(publicKey.rest()));
        }
        if (GroupKey.isGroup(identifier)) {
            return new GroupKey.Public(GroupKey.readGroup(identifier, algorithm), publicKey.integer());
        }
        return switch (identifier) {
            case RSA_ENCRYPTION -> readRsaPublic(publicKey);
            default -> EcPublic.of(namedCurve(algorithm), publicKey.rest());
        };
    }

    static byte[] writeSubjectPublicKeyInfo(EcPublic key, KeyCompressionType compression) {
        return Der.sequence(
                ecAlgorithm(key.on()), Der.bitString(key.encoded(compression).toArray()));
    }

    static byte[] writeSubjectPublicKeyInfo(KeyNumbers key) {
        if (key instanceof RsaPublic rsa) {
            return Der.sequence(rsaAlgorithm(), Der.bitString(writePkcs1(rsa)));
        }
        if (key instanceof EcPublic ec) {
            return writeSubjectPublicKeyInfo(ec, KeyCompressionType.EC_PUBLIC_KEY_TYPE_UNCOMPRESSED);
        }
        if (key instanceof NamedPublic named) {
            return Der.sequence(
                    Der.sequence(Der.objectIdentifier(named.kind().objectIdentifier())),
                    Der.bitString(named.raw().toArray()));
        }
        if (key instanceof GroupKey.Public group) {
            return Der.sequence(GroupKey.write(group.group()), Der.bitString(Der.integer(group.y())));
        }
        throw new IllegalArgumentException("not a public key");
    }

    static RsaPrivate readPkcs1Private(byte[] der) {
        return readRsaPrivate(new DerReader(der));
    }

    static RsaPublic readPkcs1Public(byte[] der) {
        return readRsaPublic(new DerReader(der));
    }

    private static RsaPrivate readRsaPrivate(DerReader outer) {
        DerReader key = only(outer);
        requireVersion(key, 0, 0);
        RsaPublic publicKey = new RsaPublic(key.integer(), key.integer());
        RsaPrivate numbers = new RsaPrivate(
                publicKey, key.integer(), key.integer(), key.integer(), key.integer(), key.integer(), key.integer());
        key.requireEnd();
        return numbers;
    }

    private static RsaPublic readRsaPublic(DerReader outer) {
        DerReader key = only(outer);
        RsaPublic numbers = new RsaPublic(key.integer(), key.integer());
        key.requireEnd();
        return numbers;
    }

    static byte[] writePkcs1(RsaPrivate key) {
        return Der.sequence(
                Der.integer(0),
                Der.integer(key.publicKey().modulus()),
                Der.integer(key.publicKey().publicExponent()),
                Der.integer(key.privateExponent()),
                Der.integer(key.p()),
                Der.integer(key.q()),
                Der.integer(key.primeExponentP()),
                Der.integer(key.primeExponentQ()),
                Der.integer(key.crtCoefficient()));
    }

    static byte[] writePkcs1(RsaPublic key) {
        return Der.sequence(Der.integer(key.modulus()), Der.integer(key.publicExponent()));
    }

    static EcPrivate readEcPrivate(byte[] der) {
        return readEcPrivate(new DerReader(der), Optional.empty());
    }

    /** {@code outside} is the curve that the algorithm identifier around the key names. */
    private static EcPrivate readEcPrivate(DerReader outer, Optional<Curve> outside) {
        DerReader key = only(outer);
        requireVersion(key, 1, 1);
        byte[] d = key.element(DerReader.OCTET_STRING).rest();
        Optional<Curve> inside = Optional.empty();
        if (key.nextIs(CONTEXT_0)) {
            DerReader parameters = key.element(CONTEXT_0);
            inside = Optional.of(namedCurve(parameters));
        }
        Curve curve = inside.or(() -> outside)
                .orElseThrow(() -> Failures.invalid("the elliptic curve private key does not name its curve"));
        if (outside.isPresent() && outside.get() != curve) {
            throw Failures.invalid("the elliptic curve private key names two curves");
        }
        Optional<EcPublic> publicKey = Optional.empty();
        if (key.nextIs(CONTEXT_1)) {
            DerReader content = key.element(CONTEXT_1);
            publicKey = Optional.of(EcPublic.of(curve, content.bitString().rest()));
            content.requireEnd();
        }
        key.requireEnd();
        BigInteger number = new BigInteger(1, d);
        Arrays.fill(d, (byte) 0);
        return new EcPrivate(curve, number, publicKey);
    }

    /** {@code withCurve}: yes where the key stands alone, no inside PKCS#8, which names the curve itself. */
    static byte[] writeEcPrivate(EcPrivate key, boolean withCurve) {
        byte[] curve = withCurve ? Der.context(0, Der.objectIdentifier(key.on().objectIdentifier())) : new byte[0];
        byte[] publicKey = key.publicKey()
                .map(point -> Der.context(1, Der.bitString(point.uncompressed().toArray())))
                .orElse(new byte[0]);
        return Der.sequence(Der.integer(1), Der.octetString(key.dBytes()), curve, publicKey);
    }

    private static DerReader whole(byte[] der) {
        return only(new DerReader(der));
    }

    private static DerReader only(DerReader outer) {
        DerReader sequence = outer.sequence();
        outer.requireEnd();
        return sequence;
    }

    private static void requireVersion(DerReader reader, int lowest, int highest) {
        BigInteger version = reader.integer();
        if (version.compareTo(BigInteger.valueOf(lowest)) < 0 || version.compareTo(BigInteger.valueOf(highest)) > 0) {
            throw Failures.invalid("the key has an unknown version of its format, or more than two primes");
        }
    }

    private static void skip(DerReader reader, int tag) {
        if (reader.nextIs(tag)) {
            reader.element(tag);
        }
    }

    /** The identifier, its parameters read, or of elliptic curves and groups still to be read. */
    private static String keyAlgorithm(DerReader algorithm) {
        String identifier = algorithm.objectIdentifier();
        if (identifier.equals(RSA_ENCRYPTION)) {
            if (!algorithm.atEnd()) {
                algorithm.element(DerReader.NULL).requireEnd();
                algorithm.requireEnd();
            }
        } else if (NamedKey.of(identifier).isPresent()) {
            algorithm.requireEnd();
        } else if (!identifier.equals(EC_PUBLIC_KEY) && !GroupKey.isGroup(identifier)) {
            throw Failures.invalid("keys for the algorithm " + identifier + " are not known here");
        }
        return identifier;
    }

    private static Curve namedCurve(DerReader parameters) {
        if (parameters.nextIs(DerReader.SEQUENCE)) {
            throw Failures.invalid("elliptic curves are taken by name only, not with explicit parameters");
        }
        Curve curve = Curve.of(parameters.objectIdentifier());
        parameters.requireEnd();
        return curve;
    }

    private static byte[] rsaAlgorithm() {
        return Der.sequence(Der.objectIdentifier(RSA_ENCRYPTION), Der.nothing());
    }

    private static byte[] ecAlgorithm(Curve curve) {
        return Der.sequence(Der.objectIdentifier(EC_PUBLIC_KEY), Der.objectIdentifier(curve.objectIdentifier()));
    }
}
