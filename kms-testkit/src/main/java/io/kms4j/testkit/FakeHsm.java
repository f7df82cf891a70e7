package io.kms4j.testkit;

import io.kms4j.core.UnavailableException;
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
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.SecretBytes;
import io.kms4j.kmip.enumeration.CryptographicAlgorithm;
import io.kms4j.kmip.enumeration.ObjectType;
import io.kms4j.kmip.enumeration.RecommendedCurve;
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
public final class FakeHsm implements Hsm, HsmSigner, HsmMac, HsmRandom, HsmImport {
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
    public Ciphertext encrypt(
            HsmKey key, CryptographicParameters parameters, Bytes plaintext, Optional<Bytes> iv, Bytes aad) {
        return begin("encrypt", key.id().slot()).require(key).encrypt(parameters, plaintext, iv, aad);
    }

    @Override
    public SecretBytes decrypt(HsmKey key, CryptographicParameters parameters, Ciphertext ciphertext, Bytes aad) {
        return begin("decrypt", key.id().slot()).require(key).decrypt(parameters, ciphertext, aad);
    }

    @Override
    public Optional<HsmSigner> signer() {
        return Optional.of(this);
    }

    @Override
    public HsmKey generateEcPair(HsmKeyId id, RecommendedCurve curve, boolean sensitive) {
        FakeToken token = begin("generateEcPair", id.slot());
        token.addNew(FakeKey.ec(id.label(), id.publicHalf().label(), curve, sensitive));
        return token.require(id).describe(id);
    }

    @Override
    public Bytes sign(HsmKey key, CryptographicParameters parameters, Bytes digest) {
        return FakeSignatures.sign(begin("sign", key.id().slot()).require(key), parameters, digest);
    }

    @Override
    public Optional<HsmMac> mac() {
        return Optional.of(this);
    }

    @Override
    public HsmKey generateHmac(HsmKeyId id, CryptographicAlgorithm algorithm, boolean sensitive) {
        FakeToken token = begin("generateHmac", id.slot());
        token.addNew(List.of(FakeKey.hmac(id.label(), algorithm, sensitive)));
        return token.require(id).describe(id);
    }

    @Override
    public Bytes mac(HsmKey key, CryptographicParameters parameters, Bytes data) {
        return FakeSignatures.mac(begin("mac", key.id().slot()).require(key), parameters, data);
    }

    @Override
    public Optional<HsmRandom> random() {
        return Optional.of(this);
    }

    @Override
    public SecretBytes random(long slot, int lengthBytes) {
        begin("random", slot);
        if (lengthBytes < 1 || lengthBytes > 1 << 20) {
            throw new KmipException(ResultReason.INVALID_FIELD, "random bytes: from 1 to 1048576");
        }
        return SecretBytes.takeOver(FakeKey.random(lengthBytes));
    }

    @Override
    public void seed(long slot, Bytes seed) {
        begin("seed", slot);
    }

    @Override
    public Optional<HsmImport> importer() {
        return Optional.of(this);
    }

    @Override
    public HsmKey importKey(
            HsmKeyId id, ObjectType type, CryptographicAlgorithm algorithm, SecretBytes material, boolean sensitive) {
        FakeToken token = begin("importKey", id.slot());
        FakeKey key = FakeKey.imported(id.label(), type, algorithm, material, sensitive);
        if (key.isPublic() != id.isPublicHalf()) {
            throw new KmipException(ResultReason.INVALID_FIELD, "names of public keys, and no others, end in _pk");
        }
        token.addNew(List.of(key));
        return token.require(id).describe(id);
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
