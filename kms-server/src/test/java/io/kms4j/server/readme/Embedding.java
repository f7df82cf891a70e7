package io.kms4j.server.readme;

import io.kms4j.core.Kms;
import io.kms4j.core.UserId;
import io.kms4j.crypto.TinkCrypto;
import io.kms4j.hsm.proteccio.HsmConfig;
import io.kms4j.hsm.proteccio.ProteccioHsm;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.operation.CreateRequest;
import io.kms4j.kmip.operation.EncryptRequest;
import io.kms4j.kmip.operation.EncryptResponse;
import io.kms4j.store.jdbc.JdbcStore;
import io.kms4j.testkit.FakeHsm;
import java.nio.file.Path;
import java.util.Set;

/** The examples of the README, so that they compile. */
final class Embedding {
    private Embedding() {}

    static EncryptResponse embed(HsmConfig hsmConfig, Bytes plaintext) {
        // embed
        JdbcStore store = JdbcStore.openH2(Path.of("kms-data"));
        UserId alice = new UserId("alice");
        Kms kms = Kms.builder()
                .keyStore(store.keyStore())
                .grantStore(store.grantStore())
                .crypto(new TinkCrypto())
                .hsm(ProteccioHsm.open(hsmConfig), Set.of(alice))
                .build();
        UniqueIdentifier key = kms.execute(
                        CreateRequest.aes(256).wrappedBy(new UniqueIdentifier("hsm::4::mykey_pk")), alice)
                .uniqueIdentifier();
        EncryptResponse secret = kms.execute(EncryptRequest.of(key, plaintext), alice);
        // end
        return secret;
    }

    static Kms swap(JdbcStore store, UserId alice) {
        // swap
        FakeHsm hsm = new FakeHsm().withSlot(4);
        Kms kms = Kms.builder()
                .keyStore(store.keyStore())
                .grantStore(store.grantStore())
                .crypto(new TinkCrypto())
                .hsm(hsm, Set.of(alice))
                .build();
        // end
        return kms;
    }
}
