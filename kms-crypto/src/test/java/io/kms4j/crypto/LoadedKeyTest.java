package io.kms4j.crypto;

import static io.kms4j.kmip.enumeration.CryptographicAlgorithm.AES;
import static io.kms4j.kmip.enumeration.CryptographicAlgorithm.RSA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kms4j.core.port.GeneratedPair;
import io.kms4j.kmip.SecretBytes;
import io.kms4j.kmip.enumeration.ObjectType;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LoadedKeyTest {
    @Test
    void close_wipesTheKey() {
        byte[] bytes = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16};
        WipeableKey key = new WipeableKey("AES", bytes);
        LoadedKey loaded = new LoadedKey(
                ObjectType.SYMMETRIC_KEY, AES, 128, Optional.empty(), new LoadedKey.Symmetric(key, Optional.empty()));
        loaded.close();
        assertThat(bytes).containsOnly(0);
        assertThat(key.isDestroyed()).isTrue();
        assertThatThrownBy(key::getEncoded).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(loaded::symmetric).isInstanceOf(IllegalStateException.class);
        assertThat(loaded.lengthBits()).isEqualTo(128);
    }

    @Test
    void toString_showsNoKey() {
        GeneratedPair pair = Vectors.CRYPTO.generatePair(RSA, Optional.of(2048), Optional.empty());
        KeyNumbers numbers = pair.privateKey().lend(Asn1Keys::readPkcs8);
        assertThat(numbers).hasToString("RsaPrivate[2048 bits]");
        assertThat(Vectors.CRYPTO.load(ObjectType.PRIVATE_KEY, RSA, pair.privateKey()))
                .hasToString("PrivateKey RSA 2048");
        assertThat(Vectors.CRYPTO.load(ObjectType.SYMMETRIC_KEY, AES, SecretBytes.takeOver(new byte[32])))
                .hasToString("SymmetricKey AES 256");
    }
}
