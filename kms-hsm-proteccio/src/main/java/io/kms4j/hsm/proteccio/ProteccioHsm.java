package io.kms4j.hsm.proteccio;

import io.kms4j.core.port.Ciphertext;
import io.kms4j.core.port.Hsm;
import io.kms4j.core.port.HsmImport;
import io.kms4j.core.port.HsmKey;
import io.kms4j.core.port.HsmKeyId;
import io.kms4j.core.port.HsmMac;
import io.kms4j.core.port.HsmRandom;
import io.kms4j.core.port.HsmSigner;
import io.kms4j.core.port.HsmSlotStatus;
import io.kms4j.hsm.proteccio.pkcs11.Pkcs11;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.CryptographicParameters;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.SecretBytes;
import io.kms4j.kmip.enumeration.CryptographicAlgorithm;
import io.kms4j.kmip.enumeration.ObjectType;
import io.kms4j.kmip.enumeration.RecommendedCurve;
import io.kms4j.kmip.enumeration.ResultReason;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * An HSM behind its vendor's PKCS#11 library: Bull's Proteccio, and by other {@link HsmProfile}s SoftHSM2 and more. Keys have
 * their label in CKA_LABEL and CKA_ID; pairs made with {@code pkcs11-tool} are served too.
 *
 * <p>One login per slot serves all sessions. A wrong PIN is sent once and never again. Lost sessions and logins are renewed,
 * calls that hang let their callers go. Safe for many threads, virtual ones included: calls into the library run on threads
 * of its own.
 */
public final class ProteccioHsm implements Hsm, HsmSigner, HsmMac, HsmRandom, HsmImport {
    private final String model;
    private final Map<Long, HsmSlot> slots;

    ProteccioHsm(String model, Map<Long, HsmSlot> slots) {
        this.model = model;
        this.slots = slots;
    }

    /**
     * Loads the library, once per process, and logs in to all slots.
     *
     * @throws HsmStartException when one of them cannot be used; no slot is left open
     */
    public static ProteccioHsm open(HsmConfig config) {
        return open(config, UnaryOperator.identity());
    }

    /** As {@link #open(HsmConfig)}, with something between us and the library. */
    static ProteccioHsm open(HsmConfig config, UnaryOperator<Pkcs11> between) {
        return new Start(config, between).open();
    }

    @Override
    public String model() {
        return model;
    }

    @Override
    public List<HsmSlotStatus> slots() {
        return slots.values().stream().map(HsmSlot::status).toList();
    }

    @Override
    public Optional<HsmKey> find(HsmKeyId id) {
        return slot(id.slot()).find(id);
    }

    @Override
    public List<HsmKey> list(long slot) {
        return slot(slot).list();
    }

    @Override
    public HsmKey generateAes(HsmKeyId id, int lengthBits, boolean sensitive) {
        return slot(id.slot()).generateAes(id, lengthBits, sensitive);
    }

    @Override
    public HsmKey generateRsaPair(HsmKeyId id, int lengthBits, boolean sensitive) {
        return slot(id.slot()).generateRsaPair(id, lengthBits, sensitive);
    }

    @Override
    public void destroy(HsmKey key) {
        slot(key.id().slot()).destroy(key);
    }

    @Override
    public SecretBytes export(HsmKey key) {
        return slot(key.id().slot()).export(key);
    }

    @Override
    public Ciphertext encrypt(
            HsmKey key, CryptographicParameters parameters, Bytes plaintext, Optional<Bytes> iv, Bytes aad) {
        return slot(key.id().slot()).encrypt(key, parameters, plaintext, iv, aad);
    }

    @Override
    public SecretBytes decrypt(HsmKey key, CryptographicParameters parameters, Ciphertext ciphertext, Bytes aad) {
        return slot(key.id().slot()).decrypt(key, parameters, ciphertext, aad);
    }

    @Override
    public Optional<HsmSigner> signer() {
        return Optional.of(this);
    }

    @Override
    public HsmKey generateEcPair(HsmKeyId id, RecommendedCurve curve, boolean sensitive) {
        return slot(id.slot()).generateEcPair(id, curve, sensitive);
    }

    @Override
    public Bytes sign(HsmKey key, CryptographicParameters parameters, Bytes digest) {
        return slot(key.id().slot()).sign(key, parameters, digest);
    }

    @Override
    public Optional<HsmMac> mac() {
        return Optional.of(this);
    }

    @Override
    public HsmKey generateHmac(HsmKeyId id, CryptographicAlgorithm algorithm, boolean sensitive) {
        return slot(id.slot()).generateHmac(id, algorithm, sensitive);
    }

    @Override
    public Bytes mac(HsmKey key, CryptographicParameters parameters, Bytes data) {
        return slot(key.id().slot()).mac(key, parameters, data);
    }

    @Override
    public Optional<HsmRandom> random() {
        return Optional.of(this);
    }

    @Override
    public SecretBytes random(long slot, int lengthBytes) {
        return slot(slot).random(lengthBytes);
    }

    @Override
    public void seed(long slot, Bytes seed) {
        slot(slot).seed(seed);
    }

    @Override
    public Optional<HsmImport> importer() {
        return Optional.of(this);
    }

    @Override
    public HsmKey importKey(
            HsmKeyId id, ObjectType type, CryptographicAlgorithm algorithm, SecretBytes material, boolean sensitive) {
        return slot(id.slot()).importKey(id, type, algorithm, material, sensitive);
    }

    private HsmSlot slot(long number) {
        HsmSlot slot = slots.get(number);
        if (slot == null) {
            throw new KmipException(
                    ResultReason.INVALID_FIELD,
                    "slot " + number + " is not configured; configured are " + slots.keySet());
        }
        return slot;
    }

    @Override
    public void close() {
        slots.values().forEach(HsmSlot::close);
    }
}
