package io.kms4j.crypto;

import io.kms4j.core.port.Ciphertext;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.CryptographicParameters;
import io.kms4j.kmip.enumeration.PaddingMethod;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;

/** AES in the modes of SP 800-38A, without authentication: CBC, ECB, CTR. */
final class AesBlockMode implements Mechanism {
    private static final int BLOCK_BYTES = 16;

    private final SecureRandom random;
    private final String mode;
    private final boolean hasIv;
    private final PaddingMethod defaultPadding;
    private final Set<PaddingMethod> paddings;
    private final boolean wholeBlocks;

    private AesBlockMode(
            SecureRandom random,
            String mode,
            boolean hasIv,
            PaddingMethod defaultPadding,
            Set<PaddingMethod> paddings,
            boolean wholeBlocks) {
        this.random = random;
        this.mode = mode;
        this.hasIv = hasIv;
        this.defaultPadding = defaultPadding;
        this.paddings = paddings;
        this.wholeBlocks = wholeBlocks;
    }

    /** PKCS5 padding unless NONE is asked for; IV of 16 bytes. */
    static AesBlockMode cbc(SecureRandom random) {
        Set<PaddingMethod> paddings = Set.of(PaddingMethod.PKCS5, PaddingMethod.NONE);
        return new AesBlockMode(random, "CBC", true, PaddingMethod.PKCS5, paddings, true);
    }

    /** No padding unless PKCS5 is asked for; no IV. */
    static AesBlockMode ecb(SecureRandom random) {
        Set<PaddingMethod> paddings = Set.of(PaddingMethod.PKCS5, PaddingMethod.NONE);
        return new AesBlockMode(random, "ECB", false, PaddingMethod.NONE, paddings, true);
    }

    /** The first counter block of 16 bytes is the IV; the whole block counts. */
    static AesBlockMode ctr(SecureRandom random) {
        return new AesBlockMode(random, "CTR", true, PaddingMethod.NONE, Set.of(PaddingMethod.NONE), false);
    }

    @Override
    public Ciphertext encrypt(
            LoadedKey key, CryptographicParameters parameters, byte[] plaintext, Optional<Bytes> iv, Bytes aad)
            throws GeneralSecurityException {
        PaddingMethod padding = padding(parameters);
        Mechanism.requireNoAad(mode, aad);
        if (!hasIv) {
            Mechanism.requireNoIv(mode, iv);
        }
        if (hasIv && iv.isPresent() && iv.get().length() != BLOCK_BYTES) {
            throw Failures.invalid("the IV of AES-" + mode + " has 16 bytes");
        }
        if (wholeBlocks && padding == PaddingMethod.NONE && plaintext.length % BLOCK_BYTES != 0) {
            throw Failures.invalid("AES-" + mode + " without padding takes multiples of 16 bytes");
        }
        byte[] nonce = hasIv ? iv.map(Bytes::toArray).orElseGet(() -> Ivs.random(random, BLOCK_BYTES)) : new byte[0];
        Cipher cipher = cipher(Cipher.ENCRYPT_MODE, key, padding, nonce);
        return new Ciphertext(Bytes.takeOver(cipher.doFinal(plaintext)), Bytes.takeOver(nonce), Bytes.empty());
    }

    @Override
    public byte[] decrypt(LoadedKey key, CryptographicParameters parameters, Ciphertext ciphertext, Bytes aad)
            throws GeneralSecurityException {
        PaddingMethod padding = padding(parameters);
        Mechanism.requireNoAad(mode, aad);
        Mechanism.requireNoTag(mode, ciphertext.tag());
        byte[] nonce = hasIv ? Ivs.require(ciphertext.iv()) : new byte[0];
        return cipher(Cipher.DECRYPT_MODE, key, padding, nonce)
                .doFinal(ciphertext.data().toArray());
    }

    private Cipher cipher(int direction, LoadedKey key, PaddingMethod padding, byte[] nonce)
            throws GeneralSecurityException {
        String jcePadding = padding == PaddingMethod.PKCS5 ? "PKCS5Padding" : "NoPadding";
        Cipher cipher = Cipher.getInstance("AES/" + mode + "/" + jcePadding);
        if (hasIv) {
            cipher.init(direction, key.symmetric().key(), new IvParameterSpec(nonce));
        } else {
            cipher.init(direction, key.symmetric().key());
        }
        return cipher;
    }

    private PaddingMethod padding(CryptographicParameters parameters) {
        PaddingMethod padding = parameters.paddingMethod().orElse(defaultPadding);
        if (!paddings.contains(padding)) {
            throw Failures.unsupported("AES-" + mode + " has no padding " + padding.kmipName() + " here");
        }
        return padding;
    }
}
