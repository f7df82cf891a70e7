package io.kms4j.hsm.proteccio;

import static io.kms4j.hsm.proteccio.pkcs11.Cryptoki.CKA_EC_PARAMS;
import static io.kms4j.hsm.proteccio.pkcs11.Cryptoki.CKA_EC_POINT;
import static io.kms4j.hsm.proteccio.pkcs11.Cryptoki.CKA_VALUE;

import io.kms4j.hsm.proteccio.pkcs11.AttributeSet;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.SecretBytes;
import io.kms4j.kmip.enumeration.RecommendedCurve;
import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** The elliptic curves of keys that are served, and such keys as PKCS#11 attributes and as the JCE has them. */
enum EcCurve {
    P256(RecommendedCurve.P_256, 256, "secp256r1", "06082A8648CE3D030107"),
    P384(RecommendedCurve.P_384, 384, "secp384r1", "06052B81040022"),
    P521(RecommendedCurve.P_521, 521, "secp521r1", "06052B81040023");

    private static final byte UNCOMPRESSED = 4;
    private static final int OCTET_STRING = 4;
    private static final int SEQUENCE = 0x30;
    private static final int INTEGER = 2;

    private final RecommendedCurve curve;
    private final int lengthBits;
    private final String oid;

    @SuppressWarnings("ImmutableEnumChecker") // it has no setters
    private final ECParameterSpec spec;

    EcCurve(RecommendedCurve curve, int lengthBits, String name, String oid) {
        this.curve = curve;
        this.lengthBits = lengthBits;
        this.oid = oid;
        try {
            AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
            parameters.init(new ECGenParameterSpec(name));
            this.spec = parameters.getParameterSpec(ECParameterSpec.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has the curve " + name, e);
        }
    }

    static Optional<EcCurve> of(RecommendedCurve wanted) {
        return Arrays.stream(values()).filter(known -> known.curve == wanted).findFirst();
    }

    /** The curve that CKA_EC_PARAMS names. */
    static Optional<EcCurve> of(AttributeSet attributes) {
        byte[] named = attributes.bytes(CKA_EC_PARAMS);
        return Arrays.stream(values())
                .filter(known -> Arrays.equals(known.parameters(), named))
                .findFirst();
    }

    /** The curve of a key of the JCE. */
    static Optional<EcCurve> of(ECParameterSpec parameters) {
        return Arrays.stream(values())
                .filter(known -> known.spec.getCurve().equals(parameters.getCurve())
                        && known.spec.getGenerator().equals(parameters.getGenerator()))
                .findFirst();
    }

    int lengthBits() {
        return lengthBits;
    }

    /** DER, as CKA_EC_PARAMS wants it. */
    byte[] parameters() {
        return HexFormat.of().parseHex(oid);
    }

    private int coordinateBytes() {
        return (lengthBits + 7) / 8;
    }

    /** CKA_EC_POINT is an octet string around the uncompressed point; some tokens leave the wrapping out. */
    ECPublicKey publicKey(AttributeSet attributes) {
        byte[] point = attributes.bytes(CKA_EC_POINT);
        int length = 1 + 2 * coordinateBytes();
        int start = point.length - length;
        if (start < 0 || point[start] != UNCOMPRESSED) {
            throw new IllegalStateException("the token holds an EC public key that is none");
        }
        int middle = start + 1 + coordinateBytes();
        ECPoint affine = new ECPoint(
                new BigInteger(1, Arrays.copyOfRange(point, start + 1, middle)),
                new BigInteger(1, Arrays.copyOfRange(point, middle, point.length)));
        try {
            return (ECPublicKey) KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(affine, spec));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the token holds an EC public key that is none", e);
        }
    }

    /** As PKCS#8. */
    SecretBytes privateKey(AttributeSet attributes) {
        try {
            ECPrivateKeySpec key = new ECPrivateKeySpec(attributes.unsigned(CKA_VALUE), spec);
            return SecretBytes.takeOver(
                    KeyFactory.getInstance("EC").generatePrivate(key).getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the token holds an EC private key that is none", e);
        }
    }

    /** What is to be told of a private key that comes from outside. */
    AttributeSet attributes(ECPrivateKey key) {
        return new AttributeSet()
                .with(CKA_EC_PARAMS, parameters())
                .with(CKA_VALUE, fixed(key.getS(), coordinateBytes()));
    }

    /** What is to be told of a public key that comes from outside. */
    AttributeSet attributes(ECPublicKey key) {
        Bytes point = Bytes.concat(
                Bytes.takeOver(new byte[] {UNCOMPRESSED}),
                Bytes.takeOver(fixed(key.getW().getAffineX(), coordinateBytes())),
                Bytes.takeOver(fixed(key.getW().getAffineY(), coordinateBytes())));
        return new AttributeSet()
                .with(CKA_EC_PARAMS, parameters())
                .with(CKA_EC_POINT, der(OCTET_STRING, point).toArray());
    }

    private static byte[] fixed(BigInteger number, int length) {
        byte[] signed = number.toByteArray();
        byte[] fixed = new byte[length];
        int count = Math.min(signed.length, length);
        System.arraycopy(signed, signed.length - count, fixed, length - count, count);
        Arrays.fill(signed, (byte) 0);
        return fixed;
    }

    /** PKCS#11 signs r and s one after the other; everybody else reads their DER sequence. */
    static Bytes derSignature(byte[] signature) {
        int half = signature.length / 2;
        BigInteger r = new BigInteger(1, Arrays.copyOfRange(signature, 0, half));
        BigInteger s = new BigInteger(1, Arrays.copyOfRange(signature, half, signature.length));
        return der(
                SEQUENCE,
                Bytes.concat(
                        der(INTEGER, Bytes.takeOver(r.toByteArray())), der(INTEGER, Bytes.takeOver(s.toByteArray()))));
    }

    /** At most 255 bytes of content. */
    private static Bytes der(int tag, Bytes content) {
        int length = content.length();
        byte[] head = length < 0x80
                ? new byte[] {(byte) tag, (byte) length}
                : new byte[] {(byte) tag, (byte) 0x81, (byte) length};
        return Bytes.concat(Bytes.takeOver(head), content);
    }
}
