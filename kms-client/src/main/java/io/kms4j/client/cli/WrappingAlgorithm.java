package io.kms4j.client.cli;

import io.kms4j.kmip.CryptographicParameters;
import io.kms4j.kmip.enumeration.BlockCipherMode;
import io.kms4j.kmip.enumeration.CryptographicAlgorithm;
import io.kms4j.kmip.enumeration.HashingAlgorithm;
import io.kms4j.kmip.enumeration.PaddingMethod;

/** How an exported key is wrapped. */
enum WrappingAlgorithm {
    AES_KEY_WRAP_PADDING("aes-key-wrap-padding", aes(BlockCipherMode.AES_KEY_WRAP_PADDING)),
    NIST_KEY_WRAP("nist-key-wrap", aes(BlockCipherMode.NIST_KEY_WRAP)),
    AES_GCM("aes-gcm", aes(BlockCipherMode.GCM)),
    RSA_PKCS_V15("rsa-pkcs-v15", rsa(PaddingMethod.PKCS1_V1_5, HashingAlgorithm.SHA_256)),
    RSA_PKCS_V15_SHA1("rsa-pkcs-v15-sha1", rsa(PaddingMethod.PKCS1_V1_5, HashingAlgorithm.SHA_1)),
    RSA_OAEP("rsa-oaep", rsa(PaddingMethod.OAEP, HashingAlgorithm.SHA_256)),
    RSA_OAEP_SHA1("rsa-oaep-sha1", rsa(PaddingMethod.OAEP, HashingAlgorithm.SHA_1)),
    RSA_AES_KEY_WRAP("rsa-aes-key-wrap", rsa(PaddingMethod.NONE, HashingAlgorithm.SHA_256)),
    RSA_AES_KEY_WRAP_SHA1("rsa-aes-key-wrap-sha1", rsa(PaddingMethod.NONE, HashingAlgorithm.SHA_1));

    private final String cliName;

    @SuppressWarnings("ImmutableEnumChecker") // a record of immutable values
    final CryptographicParameters parameters;

    WrappingAlgorithm(String cliName, CryptographicParameters parameters) {
        this.cliName = cliName;
        this.parameters = parameters;
    }

    private static CryptographicParameters aes(BlockCipherMode mode) {
        return CryptographicParameters.builder()
                .blockCipherMode(mode)
                .cryptographicAlgorithm(CryptographicAlgorithm.AES)
                .build();
    }

    private static CryptographicParameters rsa(PaddingMethod padding, HashingAlgorithm hash) {
        return CryptographicParameters.builder()
                .paddingMethod(padding)
                .hashingAlgorithm(hash)
                .cryptographicAlgorithm(CryptographicAlgorithm.RSA)
                .build();
    }

    @Override
    public String toString() {
        return cliName;
    }
}
