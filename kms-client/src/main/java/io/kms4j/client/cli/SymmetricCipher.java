package io.kms4j.client.cli;

import io.kms4j.kmip.CryptographicParameters;
import io.kms4j.kmip.enumeration.BlockCipherMode;
import io.kms4j.kmip.enumeration.CryptographicAlgorithm;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The symmetric algorithms: what to ask the server for, and where nonce and tag stand in a file. Those that encrypt keys
 * only have neither.
 */
enum SymmetricCipher {
    AES_GCM("aes-gcm", BlockCipherMode.GCM, CryptographicAlgorithm.AES, 12, 16, true),
    AES_CBC("aes-cbc", BlockCipherMode.CBC, CryptographicAlgorithm.AES, 16, 0, true),
    AES_XTS("aes-xts", BlockCipherMode.XTS, CryptographicAlgorithm.AES, 16, 0, true),
    AES_GCM_SIV("aes-gcm-siv", BlockCipherMode.GCM_SIV, CryptographicAlgorithm.AES, 12, 16, true),
    CHACHA20_POLY1305("chacha20-poly1305", null, CryptographicAlgorithm.CHACHA20POLY1305, 12, 16, true),
    RFC3394("rfc3394", BlockCipherMode.NIST_KEY_WRAP, CryptographicAlgorithm.AES, 0, 0, false),
    RFC5649("rfc5649", BlockCipherMode.AES_KEY_WRAP_PADDING, CryptographicAlgorithm.AES, 0, 0, false);

    private final String cliName;
    private final Optional<BlockCipherMode> mode;
    private final CryptographicAlgorithm algorithm;
    final int nonceBytes;
    final int tagBytes;
    private final boolean forData;

    SymmetricCipher(
            String cliName,
            @Nullable BlockCipherMode mode,
            CryptographicAlgorithm algorithm,
            int nonceBytes,
            int tagBytes,
            boolean forData) {
        this.cliName = cliName;
        this.mode = Optional.ofNullable(mode);
        this.algorithm = algorithm;
        this.nonceBytes = nonceBytes;
        this.tagBytes = tagBytes;
        this.forData = forData;
    }

    CryptographicParameters parameters() {
        CryptographicParameters.Builder parameters =
                CryptographicParameters.builder().cryptographicAlgorithm(algorithm);
        mode.ifPresent(parameters::blockCipherMode);
        return parameters.build();
    }

    /** Whether it detects changes, and takes additional data along. */
    boolean isAuthenticated() {
        return tagBytes > 0;
    }

    boolean isForData() {
        return forData;
    }

    @Override
    public String toString() {
        return cliName;
    }
}
