package io.kms4j.crypto;

import io.kms4j.kmip.enumeration.CryptographicAlgorithm;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Cipher;

/** The block ciphers. AES and 3DES are the JDK's, where it has the padding too; the others are Bouncy Castle's. */
enum BlockCipher {
    AES(CryptographicAlgorithm.AES, "AES", 16),
    DES3(CryptographicAlgorithm.DES3, "DESede", 8),
    ARIA(CryptographicAlgorithm.ARIA, "ARIA", 16),
    BLOWFISH(CryptographicAlgorithm.BLOWFISH, "Blowfish", 8),
    CAMELLIA(CryptographicAlgorithm.CAMELLIA, "Camellia", 16),
    CAST5(CryptographicAlgorithm.CAST5, "CAST5", 8),
    IDEA(CryptographicAlgorithm.IDEA, "IDEA", 8),
    SEED(CryptographicAlgorithm.SEED, "SEED", 16),
    SM4(CryptographicAlgorithm.SM4, "SM4", 16),
    TWOFISH(CryptographicAlgorithm.TWOFISH, "Twofish", 16);

    private static final Set<String> PADDINGS_OF_JDK = Set.of("NoPadding", "PKCS5Padding", "ISO10126Padding");

    private final CryptographicAlgorithm algorithm;
    private final String jceName;
    private final int blockBytes;

    BlockCipher(CryptographicAlgorithm algorithm, String jceName, int blockBytes) {
        this.algorithm = algorithm;
        this.jceName = jceName;
        this.blockBytes = blockBytes;
    }

    static Optional<BlockCipher> of(CryptographicAlgorithm algorithm) {
        return Arrays.stream(values())
                .filter(cipher -> cipher.algorithm == algorithm)
                .findFirst();
    }

    CryptographicAlgorithm algorithm() {
        return algorithm;
    }

    String jceName() {
        return jceName;
    }

    int blockBytes() {
        return blockBytes;
    }

    Cipher cipher(String mode, String padding) throws GeneralSecurityException {
        String transformation = jceName + "/" + mode + "/" + padding;
        boolean inJdk = (this == AES || this == DES3) && PADDINGS_OF_JDK.contains(padding);
        return inJdk ? Cipher.getInstance(transformation) : Bc.cipher(transformation);
    }
}
