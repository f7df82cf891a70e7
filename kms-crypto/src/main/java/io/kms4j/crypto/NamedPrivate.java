package io.kms4j.crypto;

import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.enumeration.CryptographicAlgorithm;
import io.kms4j.kmip.enumeration.RecommendedCurve;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.MLDSAPrivateKeyParameters;
import org.bouncycastle.crypto.params.MLKEMPrivateKeyParameters;
import org.bouncycastle.crypto.params.SLHDSAPrivateKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyFactory;

/**
 * A private key of a {@link NamedKey}.
 *
 * @param content what is in the private key field of its PKCS#8 form: of a curve, the key in an Octet String; of ML-KEM and
 *     ML-DSA, the seed, the expanded key, or both; of SLH-DSA, the key
 */
record NamedPrivate(NamedKey kind, Bytes content) implements KeyNumbers {
    private static final int SEED_TAG = 0x80;
    private static final int ML_KEM_SEED_BYTES = 64;
    private static final int ML_DSA_SEED_BYTES = 32;

    NamedPrivate {
        if (kind.isCurve()) {
            // Private keys of these curves are as long as public ones.
            DerReader reader = new DerReader(content.toArray());
            boolean fits = reader.element(DerReader.OCTET_STRING).rest().length == kind.publicBytes();
            if (!fits || !reader.atEnd()) {
                throw wrongLength(kind);
            }
        }
    }

    private static RuntimeException wrongLength(NamedKey kind) {
        return Failures.invalid("the private key for " + kind + " does not have its length");
    }

    /** Reads a key without any wrapping; of ML-KEM and ML-DSA it may be the seed. */
    static NamedPrivate ofRaw(NamedKey kind, byte[] raw) {
        int seedBytes = kind.isKem() ? ML_KEM_SEED_BYTES : ML_DSA_SEED_BYTES;
        boolean module = kind.isKem() || kind.name().startsWith("ML_DSA");
        byte[] content;
        if (module && raw.length == seedBytes) {
            content = Der.implicit(SEED_TAG, raw.clone());
        } else {
            content = module || kind.isCurve() ? Der.octetString(raw.clone()) : raw.clone();
        }
        NamedPrivate key = new NamedPrivate(kind, Bytes.takeOver(content));
        key.requireValid();
        return key;
    }

    /** The key without any wrapping, expanded. */
    byte[] raw() {
        if (kind.isCurve()) {
            return new DerReader(content.toArray())
                    .element(DerReader.OCTET_STRING)
                    .rest();
        }
        AsymmetricKeyParameter key = parameters();
        if (key instanceof MLKEMPrivateKeyParameters kem) {
            return kem.getEncoded();
        }
        return key instanceof MLDSAPrivateKeyParameters dsa
                ? dsa.getEncoded()
                : ((SLHDSAPrivateKeyParameters) key).getEncoded();
    }

    /** Refuses a key that its own library does not take. */
    void requireValid() {
        if (!kind.isCurve()) {
            parameters();
        }
    }

    /** For the algorithms of Bouncy Castle. */
    AsymmetricKeyParameter parameters() {
        byte[] pkcs8 = Asn1Keys.writePkcs8(this);
        try {
            return PrivateKeyFactory.createKey(pkcs8);
        } catch (IOException | RuntimeException e) {
            throw Failures.invalid("the private key is none for " + kind);
        } finally {
            Arrays.fill(pkcs8, (byte) 0);
        }
    }

    @Override
    public CryptographicAlgorithm algorithm() {
        return kind.algorithm();
    }

    @Override
    public int lengthBits() {
        return kind.lengthBits();
    }

    @Override
    public Optional<RecommendedCurve> curve() {
        return kind.curve();
    }

    @Override
    public String toString() {
        return "NamedPrivate[" + kind + "]";
    }
}
