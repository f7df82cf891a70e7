package io.kms4j.testkit;

import io.kms4j.core.port.Ciphertext;
import io.kms4j.core.port.Hsm;
import io.kms4j.core.port.HsmImport;
import io.kms4j.core.port.HsmKey;
import io.kms4j.core.port.HsmKeyId;
import io.kms4j.core.port.HsmMac;
import io.kms4j.core.port.HsmRandom;
import io.kms4j.core.port.HsmSigner;
import io.kms4j.core.port.HsmSlotStatus;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.CryptographicParameters;
import io.kms4j.kmip.SecretBytes;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts the encryptions and decryptions of any HSM's keys. Safe for many threads. */
public final class CountingHsm implements Hsm {
    private final Hsm hsm;
    private final AtomicInteger encryptions = new AtomicInteger();
    private final AtomicInteger decryptions = new AtomicInteger();

    public CountingHsm(Hsm hsm) {
        this.hsm = hsm;
    }

    public int encryptions() {
        return encryptions.get();
    }

    public int decryptions() {
        return decryptions.get();
    }

    @Override
    public String model() {
        return hsm.model();
    }

    @Override
    public List<HsmSlotStatus> slots() {
        return hsm.slots();
    }

    @Override
    public Optional<HsmKey> find(HsmKeyId id) {
        return hsm.find(id);
    }

    @Override
    public List<HsmKey> list(long slot) {
        return hsm.list(slot);
    }

    @Override
    public HsmKey generateAes(HsmKeyId id, int lengthBits, boolean sensitive) {
        return hsm.generateAes(id, lengthBits, sensitive);
    }

    @Override
    public HsmKey generateRsaPair(HsmKeyId id, int lengthBits, boolean sensitive) {
        return hsm.generateRsaPair(id, lengthBits, sensitive);
    }

    @Override
    public void destroy(HsmKey key) {
        hsm.destroy(key);
    }

    @Override
    public SecretBytes export(HsmKey key) {
        return hsm.export(key);
    }

    @Override
    public Ciphertext encrypt(
            HsmKey key, CryptographicParameters parameters, Bytes plaintext, Optional<Bytes> iv, Bytes aad) {
        encryptions.incrementAndGet();
        return hsm.encrypt(key, parameters, plaintext, iv, aad);
    }

    @Override
    public SecretBytes decrypt(HsmKey key, CryptographicParameters parameters, Ciphertext ciphertext, Bytes aad) {
        decryptions.incrementAndGet();
        return hsm.decrypt(key, parameters, ciphertext, aad);
    }

    @Override
    public Optional<HsmSigner> signer() {
        return hsm.signer();
    }

    @Override
    public Optional<HsmMac> mac() {
        return hsm.mac();
    }

    @Override
    public Optional<HsmRandom> random() {
        return hsm.random();
    }

    @Override
    public Optional<HsmImport> importer() {
        return hsm.importer();
    }

    @Override
    public void close() {
        hsm.close();
    }
}
