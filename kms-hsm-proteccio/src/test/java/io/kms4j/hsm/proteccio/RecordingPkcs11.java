package io.kms4j.hsm.proteccio;

import io.kms4j.hsm.proteccio.pkcs11.AttributeSet;
import io.kms4j.hsm.proteccio.pkcs11.Mechanism;
import io.kms4j.hsm.proteccio.pkcs11.NativeBuffer;
import io.kms4j.hsm.proteccio.pkcs11.Pkcs11;
import io.kms4j.hsm.proteccio.pkcs11.Pkcs11Exception;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Stands between us and a library: counts calls, and makes them fail or wait. */
final class RecordingPkcs11 implements Pkcs11 {
    private record Plan(String function, Runnable before, Runnable after) {}

    private final Pkcs11 real;
    private final Map<String, Integer> calls = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<Plan> plans = new ConcurrentLinkedQueue<>();
    private final List<String> pins = Collections.synchronizedList(new ArrayList<>());
    private volatile UnaryOperator<TokenInfo> token = UnaryOperator.identity();
    private volatile LongConsumer unplugged = slot -> {};
    private volatile long removed;

    RecordingPkcs11(Pkcs11 real) {
        this.real = real;
    }

    int calls(String function) {
        return calls.getOrDefault(function, 0);
    }

    void resetCalls() {
        calls.clear();
    }

    /** What was given to C_Login; "null" for the null PIN. */
    List<String> pins() {
        return pins;
    }

    /** Makes the next calls of a function fail, one each in this order, without reaching the library. */
    void failNext(String function, long... codes) {
        for (long code : codes) {
            plans.add(new Plan(function, () -> fail(function, code), () -> {}));
        }
    }

    /** Lets the library do the next call of a function, then something else, and then fails. */
    void failAfter(String function, Runnable something, long code) {
        plans.add(new Plan(function, () -> {}, () -> {
            something.run();
            fail(function, code);
        }));
    }

    /** Does something before the next call of a function, on its thread. */
    void beforeNext(String function, Runnable something) {
        plans.add(new Plan(function, something, () -> {}));
    }

    /** Takes the device of all slots, or of some, away: no session is opened any more. */
    void unplug(long code, Long... slots) {
        unplugged = slot -> {
            if (slots.length == 0 || List.of(slots).contains(slot)) {
                fail("C_OpenSession", code);
            }
        };
    }

    /** Takes the device away in the middle of everything: every call fails. */
    void removeDevice(long code) {
        removed = code;
    }

    void plugIn() {
        unplugged = slot -> {};
        removed = 0;
    }

    /** The library behind this. */
    Pkcs11 real() {
        return real;
    }

    /** Changes what the token says of itself. */
    void tokenInfo(UnaryOperator<TokenInfo> changed) {
        token = changed;
    }

    private static void fail(String function, long code) {
        throw new Pkcs11Exception(function, code);
    }

    private <T> T call(String function, Supplier<T> call) {
        calls.merge(function, 1, Integer::sum);
        if (removed != 0) {
            fail(function, removed);
        }
        Plan plan = plans.stream()
                .filter(waiting -> waiting.function.equals(function))
                .findFirst()
                .filter(plans::remove)
                .orElse(null);
        if (plan == null) {
            return call.get();
        }
        plan.before.run();
        T result = call.get();
        plan.after.run();
        return result;
    }

    private void run(String function, Runnable call) {
        call(function, () -> {
            call.run();
            return true;
        });
    }

    @Override
    public LibraryInfo info() {
        return call("C_GetInfo", real::info);
    }

    @Override
    public long[] slots() {
        return call("C_GetSlotList", real::slots);
    }

    @Override
    public TokenInfo tokenInfo(long slot) {
        return call("C_GetTokenInfo", () -> token.apply(real.tokenInfo(slot)));
    }

    @Override
    public long openSession(long slot) {
        return call("C_OpenSession", () -> {
            unplugged.accept(slot);
            return real.openSession(slot);
        });
    }

    @Override
    public void closeSession(long session) {
        run("C_CloseSession", () -> real.closeSession(session));
    }

    @Override
    public long sessionState(long session) {
        return call("C_GetSessionInfo", () -> real.sessionState(session));
    }

    @Override
    public void login(long session, char @Nullable [] pin) {
        pins.add(pin == null ? "null" : new String(pin));
        run("C_Login", () -> real.login(session, pin));
    }

    @Override
    public void logout(long session) {
        run("C_Logout", () -> real.logout(session));
    }

    @Override
    public long[] findObjects(long session, AttributeSet template, int batch) {
        return call("C_FindObjects", () -> real.findObjects(session, template, batch));
    }

    @Override
    public AttributeSet attributes(long session, long object, long... types) {
        return call("C_GetAttributeValue", () -> real.attributes(session, object, types));
    }

    @Override
    public long generateKey(long session, Mechanism mechanism, AttributeSet template) {
        return call("C_GenerateKey", () -> real.generateKey(session, mechanism, template));
    }

    @Override
    public void generateKeyPair(long session, Mechanism mechanism, AttributeSet publicKey, AttributeSet privateKey) {
        run("C_GenerateKeyPair", () -> real.generateKeyPair(session, mechanism, publicKey, privateKey));
    }

    @Override
    public long createObject(long session, AttributeSet template) {
        return call("C_CreateObject", () -> real.createObject(session, template));
    }

    @Override
    public byte[] sign(long session, Mechanism mechanism, long key, byte[] data) {
        return call("C_Sign", () -> real.sign(session, mechanism, key, data));
    }

    @Override
    public void generateRandom(long session, byte[] bytes) {
        run("C_GenerateRandom", () -> real.generateRandom(session, bytes));
    }

    @Override
    public void seedRandom(long session, byte[] seed) {
        run("C_SeedRandom", () -> real.seedRandom(session, seed));
    }

    @Override
    public void destroyObject(long session, long object) {
        run("C_DestroyObject", () -> real.destroyObject(session, object));
    }

    @Override
    public int encrypt(long session, Mechanism mechanism, long key, NativeBuffer in, NativeBuffer out) {
        return call("C_Encrypt", () -> real.encrypt(session, mechanism, key, in, out));
    }

    @Override
    public int decrypt(long session, Mechanism mechanism, long key, NativeBuffer in, NativeBuffer out) {
        return call("C_Decrypt", () -> real.decrypt(session, mechanism, key, in, out));
    }
}
