package io.kms4j.testkit;

import io.kms4j.core.UnavailableException;
import io.kms4j.core.port.Ciphertext;
import io.kms4j.core.port.Hsm;
import io.kms4j.core.port.HsmKey;
import io.kms4j.core.port.HsmKeyId;
import io.kms4j.core.port.HsmSlotStatus;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.CryptographicParameters;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.SecretBytes;
import io.kms4j.kmip.enumeration.ResultReason;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * An HSM in memory, with the JCE's cryptography: a small real thing that passes {@link HsmContract}, counts what it is
 * asked and fails when told to.
 *
 * <pre>{@code
 * FakeHsm hsm = new FakeHsm().withSlot(4);
 * hsm.failNext(HsmFailure.DEVICE_REMOVED);
 * assertThat(hsm.calls("decrypt")).isZero();
 * }</pre>
 *
 * <p>Safe for many threads. Its keys are gone when it is closed.
 */
public final class FakeHsm implements Hsm {
    private final Map<Long, FakeToken> tokens = new LinkedHashMap<>();
    private final Map<String, Integer> calls = new ConcurrentHashMap<>();
    private final Queue<HsmFailure> failures = new ConcurrentLinkedQueue<>();
    private volatile boolean closed;

    /** Adds an empty, logged-in slot; before the first use. */
    public FakeHsm withSlot(long slot) {
        tokens.put(slot, new FakeToken(slot));
        return this;
    }

    /** Makes the next calls fail, one each in this order. {@link #slots()} never fails. */
    public void failNext(HsmFailure... next) {
        failures.addAll(List.of(next));
    }

    /** How often {@code method} of {@link Hsm} was called since {@link #resetCalls()}, failed calls included. */
    public int calls(String method) {
        return calls.getOrDefault(method, 0);
    }

    /** How often each method was called; those never called are absent. */
    public Map<String, Integer> calls() {
        return Map.copyOf(calls);
    }

    public void resetCalls() {
        calls.clear();
    }

    /** Puts an AES-256 key on the token as another program would: no label is refused. */
    public void makeForeignAesKey(long slot, String label) {
        token(slot).add(FakeKey.aes(label, 256, false));
    }

    /** Puts an RSA-2048 pair on the token as {@code pkcs11-tool} would: both halves have the same label. */
    public void makeForeignPair(long slot, String label) {
        FakeKey.rsa(label, label, 2048, false).forEach(token(slot)::add);
    }

    @Override
    public String model() {
        return "fake";
    }

    @Override
    public List<HsmSlotStatus> slots() {
        boolean up = !closed && failures.isEmpty();
        return tokens.keySet().stream()
                .map(slot -> new HsmSlotStatus(slot, up, up ? "logged in" : "not available"))
                .toList();
    }

    @Override
    public Optional<HsmKey> find(HsmKeyId id) {
        return begin("find", id.slot()).find(id).map(key -> key.describe(id));
    }

    @Override
    public List<HsmKey> list(long slot) {
        return begin("list", slot).list();
    }

    @Override
    public HsmKey generateAes(HsmKeyId id, int lengthBits, boolean sensitive) {
        FakeToken token = begin("generateAes", id.slot());
        requireLength(lengthBits, List.of(128, 192, 256));
        token.addNew(List.of(FakeKey.aes(id.label(), lengthBits, sensitive)));
        return token.require(id).describe(id);
    }

    @Override
    public HsmKey generateRsaPair(HsmKeyId id, int lengthBits, boolean sensitive) {
        FakeToken token = begin("generateRsaPair", id.slot());
        requireLength(lengthBits, List.of(2048, 3072, 4096));
        token.addNew(FakeKey.rsa(id.label(), id.publicHalf().label(), lengthBits, sensitive));
        return token.require(id).describe(id);
    }

    @Override
    public void destroy(HsmKey key) {
        begin("destroy", key.id().slot()).remove(key);
    }

    @Override
    public SecretBytes export(HsmKey key) {
        return begin("export", key.id().slot()).require(key).export();
    }

    @Override
    public Ciphertext encrypt(HsmKey key, CryptographicParameters parameters, Bytes plaintext, Bytes aad) {
        return begin("encrypt", key.id().slot()).require(key).encrypt(parameters, plaintext, aad);
    }

    @Override
    public SecretBytes decrypt(HsmKey key, CryptographicParameters parameters, Ciphertext ciphertext, Bytes aad) {
        return begin("decrypt", key.id().slot()).require(key).decrypt(parameters, ciphertext, aad);
    }

    @Override
    public void close() {
        closed = true;
        tokens.values().forEach(FakeToken::clear);
    }

    private FakeToken begin(String method, long slot) {
        if (closed) {
            throw new IllegalStateException("this HSM was closed");
        }
        calls.merge(method, 1, Integer::sum);
        HsmFailure failure = failures.poll();
        if (failure != null) {
            throw new UnavailableException(failure.message());
        }
        return token(slot);
    }

    private FakeToken token(long slot) {
        FakeToken token = tokens.get(slot);
        if (token == null) {
            throw new KmipException(ResultReason.INVALID_FIELD, "slot " + slot + " is not configured");
        }
        return token;
    }

    private static void requireLength(int lengthBits, List<Integer> allowed) {
        if (!allowed.contains(lengthBits)) {
            throw new KmipException(
                    ResultReason.INVALID_FIELD, "a key of " + lengthBits + " bits; expected " + allowed);
        }
    }
}
