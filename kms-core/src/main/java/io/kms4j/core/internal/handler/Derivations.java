package io.kms4j.core.internal.handler;

import io.kms4j.core.internal.key.ReadyKeys;
import io.kms4j.core.port.Crypto;
import io.kms4j.core.port.CryptoKey;
import io.kms4j.core.port.Derivation;
import io.kms4j.core.port.ParsedKey;
import io.kms4j.core.port.StoredObject;
import io.kms4j.kmip.Attribute;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.CryptographicParameters;
import io.kms4j.kmip.DerivationParameters;
import io.kms4j.kmip.KeyMaterial;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.SecretBytes;
import io.kms4j.kmip.enumeration.CryptographicAlgorithm;
import io.kms4j.kmip.enumeration.DerivationMethod;
import io.kms4j.kmip.enumeration.KeyFormatType;
import io.kms4j.kmip.enumeration.ObjectType;
import io.kms4j.kmip.enumeration.ResultReason;
import io.kms4j.kmip.operation.DeriveKeyRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** From the objects that Derive Key names to derived bytes: which object is the key, and which the data. */
public final class Derivations {
    /** Methods whose whole secret is the object. */
    private static final Set<DerivationMethod> WITHOUT_DATA = Set.of(DerivationMethod.HASH, DerivationMethod.PBKDF2);

    private final ReadyKeys keys;
    private final Crypto crypto;

    public Derivations(ReadyKeys keys, Crypto crypto) {
        this.keys = keys;
        this.crypto = crypto;
    }

    /**
     * The derived bytes.
     *
     * @param bases one or two objects that the caller may derive from
     * @throws KmipException INVALID_MESSAGE when there are two sources of derivation data; INVALID_OBJECT_TYPE; else as
     *     {@link Crypto#derive}
     */
    SecretBytes derive(DeriveKeyRequest request, List<StoredObject> bases, int lengthBytes) {
        return request.derivationMethod() == DerivationMethod.ASYMMETRIC_KEY
                ? agree(request, bases, lengthBytes)
                : fromSecret(request, bases, lengthBytes);
    }

    private SecretBytes fromSecret(DeriveKeyRequest request, List<StoredObject> bases, int lengthBytes) {
        DerivationParameters asked = request.derivationParameters();
        boolean dataGiven = !asked.derivationData().isEmpty();
        boolean twoSources = dataGiven && (bases.size() > 1 || WITHOUT_DATA.contains(request.derivationMethod()));
        if (twoSources || (bases.size() > 1 && WITHOUT_DATA.contains(request.derivationMethod()))) {
            throw new KmipException(
                    ResultReason.INVALID_MESSAGE, "ambiguous: there is more than one source of derivation data");
        }
        StoredObject key = bases.stream()
                .filter(base -> base.type() == ObjectType.SYMMETRIC_KEY)
                .findFirst()
                .orElse(bases.get(0));
        List<SecretBytes> data = new ArrayList<>();
        try (SecretBytes secret = secret(key)) {
            asked.derivationData().forEach(piece -> data.add(SecretBytes.copyOf(piece)));
            bases.stream().filter(base -> !base.id().equals(key.id())).forEach(base -> data.add(secretData(base)));
            return crypto.derive(derivation(request, key, data), secret, lengthBytes);
        } finally {
            data.forEach(SecretBytes::close);
        }
    }

    private static Derivation derivation(DeriveKeyRequest request, StoredObject key, List<SecretBytes> data) {
        DerivationParameters asked = request.derivationParameters();
        CryptographicParameters own =
                key.attributes().get(Attribute.CRYPTOGRAPHIC_PARAMETERS).orElse(CryptographicParameters.none());
        CryptographicParameters parameters = request.derivationMethod() == DerivationMethod.ENCRYPT
                ? Parameters.of(asked.cryptographicParameters(), key)
                : asked.cryptographicParameters()
                        .orElse(CryptographicParameters.none())
                        .orElse(own);
        return new Derivation(
                request.derivationMethod(),
                parameters,
                key.attributes().get(Attribute.CRYPTOGRAPHIC_ALGORITHM),
                data,
                asked.initializationVector(),
                asked.salt(),
                asked.iterationCount());
    }

    private SecretBytes secret(StoredObject object) {
        if (object.type() != ObjectType.SYMMETRIC_KEY && object.type() != ObjectType.SECRET_DATA) {
            throw wrongType(object, "this method derives from symmetric keys and secret data");
        }
        return keys.keptForm(object);
    }

    private SecretBytes secretData(StoredObject object) {
        if (object.type() != ObjectType.SECRET_DATA) {
            throw wrongType(object, "only secret data can be the derivation data");
        }
        return keys.keptForm(object);
    }

    private static KmipException wrongType(StoredObject object, String why) {
        return new KmipException(
                ResultReason.INVALID_OBJECT_TYPE,
                "'" + object.id() + "' is a " + object.type().kmipName() + "; " + why);
    }

    /** Agrees with the public key that is the other object, or the Derivation Data as X.509 SubjectPublicKeyInfo. */
    private SecretBytes agree(DeriveKeyRequest request, List<StoredObject> bases, int lengthBytes) {
        StoredObject privateKey = bases.stream()
                .filter(base -> base.type() == ObjectType.PRIVATE_KEY)
                .findFirst()
                .orElseThrow(() -> wrongType(bases.get(0), "to agree on a key takes a private key"));
        List<Bytes> data = request.derivationParameters().derivationData();
        if (bases.size() + data.size() != 2) {
            throw new KmipException(
                    ResultReason.INVALID_MESSAGE, "to agree on a key takes one private and one public key");
        }
        CryptographicAlgorithm algorithm = privateKey
                .attributes()
                .get(Attribute.CRYPTOGRAPHIC_ALGORITHM)
                .orElseThrow(() -> wrongType(privateKey, "it does not say for which algorithm"));
        try (SecretBytes mine = keys.keptForm(privateKey);
                SecretBytes theirs = publicKey(privateKey, bases, data, algorithm);
                CryptoKey own = crypto.load(ObjectType.PRIVATE_KEY, algorithm, mine);
                CryptoKey other = crypto.load(ObjectType.PUBLIC_KEY, algorithm, theirs);
                SecretBytes agreed = crypto.agree(own, other)) {
            if (lengthBytes > agreed.length()) {
                throw new KmipException(
                        ResultReason.CRYPTOGRAPHIC_FAILURE,
                        "these keys agree on " + agreed.length() + " bytes; asked for " + lengthBytes);
            }
            return agreed.lend(bytes -> SecretBytes.takeOver(Arrays.copyOf(bytes, lengthBytes)));
        }
    }

    private SecretBytes publicKey(
            StoredObject privateKey, List<StoredObject> bases, List<Bytes> data, CryptographicAlgorithm algorithm) {
        if (data.isEmpty()) {
            StoredObject other = bases.stream()
                    .filter(base -> !base.id().equals(privateKey.id()))
                    .findFirst()
                    .orElseThrow();
            if (other.type() != ObjectType.PUBLIC_KEY) {
                throw wrongType(other, "to agree on a key takes a public key");
            }
            return keys.keptForm(other);
        }
        try (SecretBytes encoded = SecretBytes.copyOf(data.get(0))) {
            ParsedKey parsed = crypto.parse(
                    ObjectType.PUBLIC_KEY,
                    Optional.of(algorithm),
                    KeyFormatType.X_509,
                    new KeyMaterial.Encoded(encoded));
            return parsed.material();
        }
    }
}
