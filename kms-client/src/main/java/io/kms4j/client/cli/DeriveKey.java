package io.kms4j.client.cli;

import io.kms4j.kmip.Attribute;
import io.kms4j.kmip.Attributes;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.CryptographicParameters;
import io.kms4j.kmip.CryptographicUsageMask;
import io.kms4j.kmip.DerivationParameters;
import io.kms4j.kmip.ManagedObject;
import io.kms4j.kmip.RevocationReason;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.enumeration.DerivationMethod;
import io.kms4j.kmip.enumeration.HashingAlgorithm;
import io.kms4j.kmip.enumeration.KeyFormatType;
import io.kms4j.kmip.enumeration.ObjectType;
import io.kms4j.kmip.enumeration.RevocationReasonCode;
import io.kms4j.kmip.enumeration.SecretDataType;
import io.kms4j.kmip.operation.DeriveKeyRequest;
import io.kms4j.kmip.operation.DestroyRequest;
import io.kms4j.kmip.operation.RegisterRequest;
import io.kms4j.kmip.operation.RevokeRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** {@code derive-key}. A password is on the server for as long as the derivation takes. */
final class DeriveKey extends Action {
    private static final int USAGE = CryptographicUsageMask.ENCRYPT
            | CryptographicUsageMask.DECRYPT
            | CryptographicUsageMask.WRAP_KEY
            | CryptographicUsageMask.UNWRAP_KEY;

    @Option(
            names = {"-k", "--key-id"},
            paramLabel = "KEY_ID",
            description = "Derive from this symmetric key or secret, whose usage allows it.")
    Optional<UniqueIdentifier> keyId = Optional.empty();

    @Option(
            names = {"-p", "--password"},
            paramLabel = "PASSWORD",
            description = "Derive from this password instead. Others on this machine can see it.")
    Optional<String> password = Optional.empty();

    @Option(
            names = {"-m", "--derivation-method"},
            paramLabel = "METHOD",
            description = "PBKDF2 or HKDF; PBKDF2 unless given.")
    DerivationMethod derivationMethod = DerivationMethod.PBKDF2;

    @Option(
            names = {"-s", "--salt"},
            paramLabel = "HEX",
            description = "Salt; PBKDF2 needs one.")
    Optional<Bytes> salt = Optional.empty();

    @Option(
            names = {"-i", "--iteration-count"},
            paramLabel = "COUNT",
            description = "Iterations of PBKDF2; ${DEFAULT-VALUE} unless given.")
    int iterationCount = 4096;

    @Option(
            names = {"-d", "--digest-algorithm"},
            paramLabel = "HASH",
            description = "Hash; SHA256 unless given.")
    HashingAlgorithm digestAlgorithm = HashingAlgorithm.SHA_256;

    @Option(
            names = {"-a", "--algorithm"},
            paramLabel = "ALGORITHM",
            description = "What the derived key is for: ${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} unless given.")
    SymKeysCreate.Algorithm algorithm = SymKeysCreate.Algorithm.AES;

    @Option(
            names = {"-l", "--length"},
            paramLabel = "BITS",
            description = "Its length; ${DEFAULT-VALUE} unless given.")
    int length = 256;

    @Option(
            names = "--derived-key-id",
            paramLabel = "KEY_ID",
            description = "Its unique identifier; random unless given.")
    Optional<UniqueIdentifier> derivedKeyId = Optional.empty();

    DeriveKey(Session session) {
        super(session);
    }

    @Override
    Answer answer() {
        if (keyId.isPresent() == password.isPresent()) {
            throw new UsageException("give either --key-id or --password");
        }
        if (derivationMethod == DerivationMethod.PBKDF2 && salt.isEmpty()) {
            throw new UsageException("PBKDF2 needs --salt");
        }
        UniqueIdentifier derived =
                keyId.map(this::derive).or(() -> password.map(this::deriveFrom)).orElseThrow();
        return new Answer("The key was successfully derived.").identifier(derived);
    }

    private UniqueIdentifier deriveFrom(String text) {
        UniqueIdentifier secret = register(text);
        try {
            return derive(secret);
        } finally {
            RevocationReason why = new RevocationReason(RevocationReasonCode.CESSATION_OF_OPERATION, Optional.empty());
            session.execute(new RevokeRequest(Optional.of(secret), why, Optional.empty(), Optional.empty()));
            session.execute(
                    new DestroyRequest(Optional.of(secret), Optional.of(true), Optional.empty(), Optional.empty()));
        }
    }

    private UniqueIdentifier register(String text) {
        Bytes bytes = Bytes.takeOver(text.getBytes(StandardCharsets.UTF_8));
        Attributes attributes = NewKeyOptions.active(session)
                .with(
                        Attribute.CRYPTOGRAPHIC_USAGE_MASK,
                        new CryptographicUsageMask(CryptographicUsageMask.DERIVE_KEY));
        return session.execute(new RegisterRequest(
                        ObjectType.SECRET_DATA,
                        attributes,
                        new ManagedObject.SecretData(
                                SecretDataType.PASSWORD, KeyObjects.encoded(bytes, KeyFormatType.RAW)),
                        Optional.empty()))
                .uniqueIdentifier();
    }

    private UniqueIdentifier derive(UniqueIdentifier from) {
        boolean iterates = derivationMethod == DerivationMethod.PBKDF2;
        CryptographicParameters parameters = CryptographicParameters.builder()
                .hashingAlgorithm(digestAlgorithm)
                .build();
        DerivationParameters how = new DerivationParameters(
                Optional.of(parameters),
                Optional.empty(),
                List.of(),
                salt,
                iterates ? Optional.of(iterationCount) : Optional.empty());
        Attributes attributes = NewKeyOptions.active(session)
                .with(Attribute.CRYPTOGRAPHIC_ALGORITHM, algorithm.withLength(length))
                .with(Attribute.CRYPTOGRAPHIC_LENGTH, length)
                .with(Attribute.CRYPTOGRAPHIC_USAGE_MASK, new CryptographicUsageMask(USAGE))
                .with(Attribute.UNIQUE_IDENTIFIER, derivedKeyId);
        return session.execute(new DeriveKeyRequest(
                        ObjectType.SYMMETRIC_KEY, List.of(from), derivationMethod, how, attributes))
                .uniqueIdentifier();
    }
}
