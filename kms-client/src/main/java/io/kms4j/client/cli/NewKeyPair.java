package io.kms4j.client.cli;

import io.kms4j.kmip.Attribute;
import io.kms4j.kmip.Attributes;
import io.kms4j.kmip.CryptographicDomainParameters;
import io.kms4j.kmip.CryptographicUsageMask;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.enumeration.CryptographicAlgorithm;
import io.kms4j.kmip.enumeration.KeyFormatType;
import io.kms4j.kmip.enumeration.ObjectType;
import io.kms4j.kmip.enumeration.RecommendedCurve;
import io.kms4j.kmip.operation.CreateKeyPairRequest;
import io.kms4j.kmip.operation.CreateKeyPairResponse;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What the commands that create key pairs share: options, and the request that existing clients send. */
final class NewKeyPair {
    /** The kind of pair; {@code length} in bits. */
    record Kind(
            CryptographicAlgorithm algorithm,
            Optional<Integer> length,
            Optional<RecommendedCurve> curve,
            KeyFormatType privateFormat,
            KeyFormatType publicFormat) {}

    @Option(names = "--sensitive", description = "The private key can never be exported in the clear.")
    boolean sensitive;

    @Mixin
    NewKeyOptions newKey = new NewKeyOptions();

    @Parameters(
            arity = "0..1",
            paramLabel = "PRIVATE_KEY_ID",
            description =
                    "Unique identifier of the private key; random unless given. The public key's is the same with _pk.")
    Optional<UniqueIdentifier> privateKeyId = Optional.empty();

    Answer create(Session session, String sentence, Kind kind) {
        Attributes privateKey = common(kind, kind.privateFormat());
        CreateKeyPairResponse made = session.execute(new CreateKeyPairRequest(
                Optional.of(newKey.addTo(NewKeyOptions.active(session).overriddenBy(privateKey), session.vendor())),
                Optional.of(privateKey
                        .with(Attribute.SENSITIVE, sensitive ? Optional.of(true) : Optional.empty())
                        .with(Attribute.UNIQUE_IDENTIFIER, privateKeyId)),
                Optional.of(common(kind, kind.publicFormat())),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
        return new Answer(sentence)
                .keyPair(made.publicKeyUniqueIdentifier(), made.privateKeyUniqueIdentifier())
                .tags(newKey.tags);
    }

    /** Existing clients call all three parts private keys that may do everything. */
    private static Attributes common(Kind kind, KeyFormatType format) {
        return Attributes.of(Attribute.CRYPTOGRAPHIC_ALGORITHM, kind.algorithm())
                .with(
                        Attribute.CRYPTOGRAPHIC_DOMAIN_PARAMETERS,
                        kind.curve()
                                .map(curve -> new CryptographicDomainParameters(Optional.empty(), Optional.of(curve))))
                .with(Attribute.CRYPTOGRAPHIC_LENGTH, kind.length())
                .with(
                        Attribute.CRYPTOGRAPHIC_USAGE_MASK,
                        new CryptographicUsageMask(CryptographicUsageMask.UNRESTRICTED))
                .with(Attribute.KEY_FORMAT_TYPE, format)
                .with(Attribute.OBJECT_TYPE, ObjectType.PRIVATE_KEY);
    }
}
