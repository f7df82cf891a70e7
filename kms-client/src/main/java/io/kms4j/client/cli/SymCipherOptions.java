package io.kms4j.client.cli;

import io.kms4j.kmip.Bytes;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What {@code sym encrypt} and {@code sym decrypt} share. */
final class SymCipherOptions {
    @Parameters(paramLabel = "FILE", description = "The file to read.")
    Path file = Path.of("");

    @Mixin
    ObjectSelector.ByKeyId key = new ObjectSelector.ByKeyId();

    @Option(
            names = {"-d", "--data-encryption-algorithm"},
            paramLabel = "ALGORITHM",
            description = "aes-gcm (unless given), aes-cbc, aes-xts, aes-gcm-siv or chacha20-poly1305.")
    SymmetricCipher dataAlgorithm = SymmetricCipher.AES_GCM;

    @Option(
            names = {"-e", "--key-encryption-algorithm"},
            paramLabel = "ALGORITHM",
            description = "Work on this machine under a fresh data key, and let the server encrypt that one only: "
                    + "${COMPLETION-CANDIDATES}.")
    Optional<SymmetricCipher> keyAlgorithm = Optional.empty();

    @Option(
            names = {"-o", "--output-file"},
            paramLabel = "FILE",
            description = "The file to write; the same name with another extension unless given.")
    Optional<Path> outputFile = Optional.empty();

    @Option(
            names = {"-a", "--authentication-data"},
            paramLabel = "HEX",
            description = "Data that must be the same at decryption.")
    Optional<Bytes> authenticationData = Optional.empty();

    void check() {
        if (!dataAlgorithm.isForData()) {
            throw new UsageException(dataAlgorithm + " encrypts keys, not data");
        }
        if (authenticationData.isPresent() && !dataAlgorithm.isAuthenticated()) {
            throw new UsageException(dataAlgorithm + " takes no --authentication-data");
        }
    }

    Bytes additionalData() {
        return authenticationData.orElse(Bytes.empty());
    }

    /** The server's cipher for the data itself. */
    ServerCipher serverCipher(Session session) {
        return new ServerCipher(session, key.identifier(), dataAlgorithm);
    }

    /** The file encryption on this machine, if the options ask for it. */
    Optional<EnvelopeCipher> envelope(Session session) {
        return keyAlgorithm.map(algorithm -> new EnvelopeCipher(
                new ServerCipher(session, key.identifier(), algorithm), new LocalCipher(dataAlgorithm)));
    }
}
