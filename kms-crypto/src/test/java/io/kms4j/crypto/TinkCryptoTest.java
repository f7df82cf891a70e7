package io.kms4j.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kms4j.core.port.Crypto;
import io.kms4j.testkit.CryptoContract;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

class TinkCryptoTest implements CryptoContract {
    private static final Crypto CRYPTO = new TinkCrypto();

    @Override
    public Crypto crypto() {
        return CRYPTO;
    }

    @Test
    void constructor_refusesAProvider_thatIsNotInstalled() {
        assertThatThrownBy(() -> new TinkCrypto(new SecureRandom(), "Nobody"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Nobody");
        assertThat(new TinkCrypto(new SecureRandom(), "SunJCE").random(1).length())
                .isEqualTo(1);
    }
}
