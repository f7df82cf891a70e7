package io.kms4j.hsm.proteccio;

import io.kms4j.core.port.Ciphertext;
import io.kms4j.core.port.Hsm;
import io.kms4j.core.port.HsmKey;
import io.kms4j.core.port.HsmKeyId;
import io.kms4j.core.port.HsmSlotStatus;
import io.kms4j.hsm.proteccio.pkcs11.Pkcs11;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.CryptographicParameters;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.SecretBytes;
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
public final class ProteccioHsm implements Hsm {
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
    public Ciphertext encrypt(HsmKey key, CryptographicParameters parameters, Bytes plaintext, Bytes aad) {
        return slot(key.id().slot()).encrypt(key, parameters, plaintext, aad);
    }

    @Override
    public SecretBytes decrypt(HsmKey key, CryptographicParameters parameters, Ciphertext ciphertext, Bytes aad) {
        return slot(key.id().slot()).decrypt(key, parameters, ciphertext, aad);
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
