package io.kms4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kms4j.core.UnavailableException;
import io.kms4j.core.UserId;
import io.kms4j.core.port.GrantStore;
import io.kms4j.core.port.KeyStore;
import org.junit.jupiter.api.Test;

final class InMemoryStoresTest implements KeyStoreContract, GrantStoreContract {
    private final InMemoryGrantStore grantStore = new InMemoryGrantStore();
    private final InMemoryKeyStore keyStore = new InMemoryKeyStore(grantStore);

    @Override
    public KeyStore keyStore() {
        return keyStore;
    }

    @Override
    public GrantStore grantStore() {
        return grantStore;
    }

    @Test
    void find_fails_asOftenAsTold() {
        keyStore.failNext(1);
        assertThatThrownBy(() -> keyStore.find(StoreFixtures.newId())).isInstanceOf(UnavailableException.class);
        assertThat(keyStore.find(StoreFixtures.newId())).isEmpty();
    }

    @Test
    void granted_fails_asOftenAsTold() {
        grantStore.failNext(1);
        assertThatThrownBy(() -> grantStore.granted(StoreFixtures.newId(), UserId.EVERYBODY))
                .isInstanceOf(UnavailableException.class);
        assertThat(grantStore.granted(StoreFixtures.newId(), UserId.EVERYBODY)).isEmpty();
    }
}
