package io.kms4j.client.cli;

import io.kms4j.kmip.Attribute;
import io.kms4j.kmip.Attributes;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.CryptographicUsageMask;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.enumeration.CryptographicAlgorithm;
import io.kms4j.kmip.enumeration.KeyFormatType;
import io.kms4j.kmip.enumeration.ObjectType;
import io.kms4j.kmip.operation.CreateRequest;
import io.kms4j.kmip.operation.ImportRequest;
import java.util.Base64;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sym keys create}. */
final class SymKeysCreate extends Action {
    private static final int USAGE = CryptographicUsageMask.ENCRYPT
            | CryptographicUsageMask.DECRYPT
            | CryptographicUsageMask.WRAP_KEY
            | CryptographicUsageMask.UNWRAP_KEY
            | CryptographicUsageMask.KEY_AGREEMENT;

    /** What the option is called, and the algorithms it stands for. */
    enum Algorithm {
        AES("aes"),
        CHACHA20("chacha20"),
        SHA3("sha3"),
        SHAKE("shake");

        private final String cliName;

        Algorithm(String cliName) {
            this.cliName = cliName;
        }

        CryptographicAlgorithm withLength(int bits) {
            return switch (this) {
                case AES -> CryptographicAlgorithm.AES;
                case CHACHA20 -> CryptographicAlgorithm.CHACHA20;
                case SHA3 ->
                    switch (bits) {
                        case 224 -> CryptographicAlgorithm.SHA3_224;
                        case 256 -> CryptographicAlgorithm.SHA3_256;
                        case 384 -> CryptographicAlgorithm.SHA3_384;
                        case 512 -> CryptographicAlgorithm.SHA3_512;
                        default -> throw new UsageException("sha3 keys have 224, 256, 384 or 512 bits");
                    };
                case SHAKE ->
                    switch (bits) {
                        case 128 -> CryptographicAlgorithm.SHAKE_128;
                        case 256 -> CryptographicAlgorithm.SHAKE_256;
                        default -> throw new UsageException("shake keys have 128 or 256 bits");
                    };
            };
        }

        @Override
        public String toString() {
            return cliName;
        }
    }

    @Option(
            names = {"-l", "--number-of-bits"},
            paramLabel = "BITS",
            description = "Length; 256 unless given.")
    Optional<Integer> numberOfBits = Optional.empty();

    @Option(
            names = {"-k", "--bytes-b64"},
            paramLabel = "BASE64",
            description = "Import these bytes instead of creating new ones. Others on this machine can see them.")
    Optional<String> bytesB64 = Optional.empty();

    @Option(
            names = {"-a", "--algorithm"},
            paramLabel = "ALGORITHM",
            description = "${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} unless given.")
    Algorithm algorithm = Algorithm.AES;

    @Option(names = "--sensitive", description = "The key can never be exported in the clear.")
    boolean sensitive;

    @Mixin
    NewKeyOptions newKey = new NewKeyOptions();

    @Parameters(arity = "0..1", paramLabel = "KEY_ID", description = "Its unique identifier; random unless given.")
    Optional<UniqueIdentifier> keyId = Optional.empty();

    SymKeysCreate(Session session) {
        super(session);
    }

    @Override
    Answer answer() {
        UniqueIdentifier id = bytesB64.map(this::importBytes).orElseGet(this::create);
        return new Answer("The symmetric key was successfully generated.")
                .identifier(id)
                .tags(newKey.tags);
    }

    private UniqueIdentifier create() {
        Attributes attributes = attributes(numberOfBits.orElse(256));
        return session.execute(new CreateRequest(ObjectType.SYMMETRIC_KEY, attributes, Optional.empty()))
                .uniqueIdentifier();
    }

    private UniqueIdentifier importBytes(String base64) {
        if (numberOfBits.isPresent()) {
            throw new UsageException("give either --number-of-bits or --bytes-b64");
        }
        Bytes bytes = decoded(base64);
        int bits = bytes.length() * 8;
        return session.execute(new ImportRequest(
                        keyId,
                        ObjectType.SYMMETRIC_KEY,
                        Optional.of(false),
                        Optional.empty(),
                        attributes(bits),
                        KeyObjects.symmetric(bytes, algorithm.withLength(bits))))
                .uniqueIdentifier();
    }

    private static Bytes decoded(String base64) {
        try {
            Bytes bytes = Bytes.takeOver(Base64.getDecoder().decode(base64));
            if (bytes.length() == 0) {
                throw new UsageException("--bytes-b64 is empty");
            }
            return bytes;
        } catch (IllegalArgumentException e) {
            throw new UsageException("--bytes-b64 is not Base64");
        }
    }

    private Attributes attributes(int bits) {
        Attributes attributes = NewKeyOptions.active(session)
                .with(Attribute.CRYPTOGRAPHIC_ALGORITHM, algorithm.withLength(bits))
                .with(Attribute.CRYPTOGRAPHIC_LENGTH, bits)
                .with(Attribute.CRYPTOGRAPHIC_USAGE_MASK, new CryptographicUsageMask(USAGE))
                .with(Attribute.KEY_FORMAT_TYPE, KeyFormatType.TRANSPARENT_SYMMETRIC_KEY)
                .with(Attribute.OBJECT_TYPE, ObjectType.SYMMETRIC_KEY)
                .with(Attribute.SENSITIVE, sensitive ? Optional.of(true) : Optional.empty())
                .with(Attribute.UNIQUE_IDENTIFIER, keyId);
        return newKey.addTo(attributes, session.vendor());
    }
}
