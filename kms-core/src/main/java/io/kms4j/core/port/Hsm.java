package io.kms4j.core.port;

import io.kms4j.core.UnavailableException;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.CryptographicParameters;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.SecretBytes;
import java.util.List;
import java.util.Optional;

/**
 * A hardware security module with one or more slots. Safe for many threads. Every method may throw
 * {@link UnavailableException} when the device does not answer, and {@link KmipException} with INVALID_FIELD when the slot
 * is not among {@link #slots()}. A label names at most one secret or private key of a slot.
 */
public interface Hsm extends AutoCloseable {
    /** The model, as configuration names it: {@code proteccio}, {@code softhsm2} and so on. */
    String model();

    /** The slots that this KMS uses, in the order of the configuration, as they are now. Never throws. */
    List<HsmSlotStatus> slots();

    /**
     * The key of this name. A label that ends in {@code _pk} names the key of that very label, a public key as a rule, else
     * the public half of the pair labelled without {@code _pk} (as {@code pkcs11-tool} labels pairs). Any other label names
     * a secret or private key.
     *
     * @throws KmipException INVALID_FIELD when the label names several keys of the slot
     */
    Optional<HsmKey> find(HsmKeyId id);

    /** All keys of a slot of the kinds that {@link HsmKey} knows; public halves under the identifier that {@link #find} takes. */
    List<HsmKey> list(long slot);

    /**
     * Makes an AES key.
     *
     * @param lengthBits 128, 192 or 256
     * @param sensitive whether the key can never leave the HSM
     * @throws KmipException OBJECT_ALREADY_EXISTS if the label is taken; INVALID_FIELD for another length
     */
    HsmKey generateAes(HsmKeyId id, int lengthBits, boolean sensitive);

    /**
     * Makes an RSA key pair with exponent 65537: {@code id} names the private key, its {@link HsmKeyId#publicHalf()} the
     * public one. Either both exist afterwards or neither.
     *
     * @param lengthBits 2048, 3072 or 4096
     * @param sensitive whether the private key can never leave the HSM
     * @return the private key
     * @throws KmipException OBJECT_ALREADY_EXISTS if either label is taken; INVALID_FIELD for another length
     */
    HsmKey generateRsaPair(HsmKeyId id, int lengthBits, boolean sensitive);

    /** Signing, if this HSM can. */
    default Optional<HsmSigner> signer() {
        return Optional.empty();
    }

    /** Message authentication, if this HSM can. */
    default Optional<HsmMac> mac() {
        return Optional.empty();
    }

    /** Its random number generator, if others may draw from it. */
    default Optional<HsmRandom> random() {
        return Optional.empty();
    }

    /** Taking keys made elsewhere, if this HSM does. */
    default Optional<HsmImport> importer() {
        return Optional.empty();
    }

    /** Erases this key, and only it: the other half of a pair stays. Nothing happens if it is gone already. */
    void destroy(HsmKey key);

    /**
     * The key itself: symmetric as Raw, private as PKCS#8, public as X.509 SubjectPublicKeyInfo.
     *
     * @throws KmipException SENSITIVE when it must not leave; ITEM_NOT_FOUND if it is gone
     */
    SecretBytes export(HsmKey key);

    /**
     * Encrypts with an AES key (GCM, the default: IV of 12 bytes drawn here, tag of 16 bytes; or CBC, PaddingMethod PKCS5,
     * the default, or NONE) or an RSA public key (PaddingMethod OAEP with SHA-256 and MGF1-SHA-256, the default, or
     * PKCS1 v1.5).
     *
     * @param iv of 16 bytes, for CBC only; empty: drawn here
     * @throws KmipException UNSUPPORTED_CRYPTOGRAPHIC_PARAMETERS for anything else; INVALID_FIELD if the plaintext is too
     *     long, or no whole number of blocks where nothing pads it; ITEM_NOT_FOUND if the key is gone
     */
    Ciphertext encrypt(HsmKey key, CryptographicParameters parameters, Bytes plaintext, Optional<Bytes> iv, Bytes aad);

    /** As {@link #encrypt(HsmKey, CryptographicParameters, Bytes, Optional, Bytes)} with an IV drawn here. */
    default Ciphertext encrypt(HsmKey key, CryptographicParameters parameters, Bytes plaintext, Bytes aad) {
        return encrypt(key, parameters, plaintext, Optional.empty(), aad);
    }

    /**
     * Undoes {@code encrypt}, in the device, with an AES key or an RSA private key. The IV of CBC is part of the ciphertext.
     *
     * @throws KmipException CRYPTOGRAPHIC_FAILURE, with one message whatever is wrong with the ciphertext;
     *     UNSUPPORTED_CRYPTOGRAPHIC_PARAMETERS; ITEM_NOT_FOUND if the key is gone
     */
    SecretBytes decrypt(HsmKey key, CryptographicParameters parameters, Ciphertext ciphertext, Bytes aad);

    /** Ends all sessions. The HSM cannot be used afterwards. */
    @Override
    void close();
}
