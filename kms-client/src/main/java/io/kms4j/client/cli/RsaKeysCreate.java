package io.kms4j.client.cli;

import io.kms4j.kmip.enumeration.CryptographicAlgorithm;
import io.kms4j.kmip.enumeration.KeyFormatType;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code rsa keys create}. */
final class RsaKeysCreate extends Action {
    @Option(
            names = {"-s", "--size_in_bits", "--size-in-bits"},
            paramLabel = "BITS",
            description = "Length; ${DEFAULT-VALUE} unless given.")
    int sizeInBits = 4096;

    @Mixin
    NewKeyPair pair = new NewKeyPair();

    RsaKeysCreate(Session session) {
        super(session);
    }

    @Override
    Answer answer() {
        KeyFormatType format = KeyFormatType.TRANSPARENT_RSA_PRIVATE_KEY;
        return pair.create(
                session,
                "The RSA key pair has been created.",
                new NewKeyPair.Kind(
                        CryptographicAlgorithm.RSA, Optional.of(sizeInBits), Optional.empty(), format, format));
    }
}
