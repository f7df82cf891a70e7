package io.kms4j.crypto;

import io.kms4j.core.port.Ciphertext;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.CryptographicParameters;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.SecureRandom;
import java.util.Optional;
import javax.crypto.BadPaddingException;
import org.bouncycastle.crypto.SecretWithEncapsulation;
import org.bouncycastle.crypto.kems.MLKEMExtractor;
import org.bouncycastle.crypto.kems.MLKEMGenerator;
import org.bouncycastle.crypto.params.MLKEMPrivateKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.crypto.util.PublicKeyFactory;

/**
 * ML-KEM (FIPS 203), as the original product offers it: Encrypt takes no data and gives a shared secret, with its
 * encapsulation in the place of the IV; Decrypt takes the encapsulation and gives the secret. A wrong encapsulation gives
 * another secret, never a failure (implicit rejection).
 */
final class MlKem implements Mechanism {
    private static final String NAME = "ML-KEM";

    private final SecureRandom random;

    MlKem(SecureRandom random) {
        this.random = random;
    }

    @Override
    public Ciphertext encrypt(
            LoadedKey key, CryptographicParameters parameters, byte[] plaintext, Optional<Bytes> iv, Bytes aad)
            throws GeneralSecurityException {
        Mechanism.requireNoIv(NAME, iv);
        Mechanism.requireNoAad(NAME, aad);
        if (plaintext.length > 0) {
            throw Failures.invalid("ML-KEM makes a shared secret; it encrypts no data");
        }
        try {
            SecretWithEncapsulation made = new MLKEMGenerator(random)
                    .generateEncapsulated(
                            PublicKeyFactory.createKey(key.asPublic().key().getEncoded()));
            return new Ciphertext(
                    Bytes.takeOver(made.getSecret()), Bytes.takeOver(made.getEncapsulation()), Bytes.empty());
        } catch (IOException e) {
            throw new InvalidKeyException(e);
        }
    }

    @Override
    public byte[] decrypt(LoadedKey key, CryptographicParameters parameters, Ciphertext ciphertext, Bytes aad)
            throws GeneralSecurityException {
        Mechanism.requireNoAad(NAME, aad);
        Mechanism.requireNoTag(NAME, ciphertext.tag());
        try {
            MLKEMExtractor extractor = new MLKEMExtractor((MLKEMPrivateKeyParameters)
                    PrivateKeyFactory.createKey(key.asPrivate().key().getEncoded()));
            if (ciphertext.data().length() != extractor.getEncapsulationLength()) {
                throw new BadPaddingException();
            }
            return extractor.extractSecret(ciphertext.data().toArray());
        } catch (IOException e) {
            throw new InvalidKeyException(e);
        }
    }
}
