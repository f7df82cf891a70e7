package io.kms4j.hsm.proteccio;

import io.kms4j.hsm.proteccio.pkcs11.JdkPkcs11;
import io.kms4j.hsm.proteccio.pkcs11.Login;
import io.kms4j.hsm.proteccio.pkcs11.Pkcs11;
import io.kms4j.hsm.proteccio.pkcs11.Pkcs11.LibraryInfo;
import io.kms4j.hsm.proteccio.pkcs11.Pkcs11.TokenInfo;
import io.kms4j.hsm.proteccio.pkcs11.Pkcs11Exception;
import io.kms4j.hsm.proteccio.pkcs11.SlotRefusedException;
import io.kms4j.hsm.proteccio.pkcs11.SlotSessions;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Opens an HSM, or says in one sentence what keeps it from being opened. */
final class Start {
    private static final Logger LOG = System.getLogger(ProteccioHsm.class.getName());
    private static final int SECONDS = 60;

    private final HsmConfig config;
    private final UnaryOperator<Pkcs11> between;

    Start(HsmConfig config, UnaryOperator<Pkcs11> between) {
        this.config = config;
        this.between = between;
    }

    /** On a thread of its own, since the library may hang. */
    ProteccioHsm open() {
        FutureTask<ProteccioHsm> task = new FutureTask<>(this::openNow);
        Thread thread = new Thread(task, "HSM start");
        thread.setDaemon(true);
        thread.start();
        try {
            return task.get(SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new HsmStartException("the HSM library " + config.library() + " did not answer within " + SECONDS
                    + " s: " + config.profile().hint());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HsmStartException("interrupted while the HSM was starting", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof HsmStartException known) {
                throw known;
            }
            throw new HsmStartException("the HSM does not start: " + e.getCause(), e);
        }
    }

    private ProteccioHsm openNow() {
        Pkcs11 pkcs11 = between.apply(load());
        LibraryInfo info = asked("C_GetInfo", pkcs11::info);
        LOG.log(
                Level.INFO,
                "HSM {0}: {1}, {2}, version {3}, PKCS#11 {4}.",
                config.profile().model(),
                info.description(),
                info.manufacturer(),
                info.version(),
                info.cryptokiVersion());
        if (config.profile().softwareOaep()) {
            LOG.log(
                    Level.WARNING,
                    "HSM {0}: software OAEP, the padding of RSA-OAEP is removed outside the token: for test tokens only.",
                    config.profile().model());
        }
        Map<Long, HsmSlot> slots = new LinkedHashMap<>();
        try {
            config.slots().forEach(slot -> slots.put(slot.slot(), open(pkcs11, slot)));
        } catch (RuntimeException e) {
            slots.values().forEach(HsmSlot::close);
            throw e;
        }
        return new ProteccioHsm(config.profile().model(), Collections.unmodifiableMap(slots));
    }

    private Pkcs11 load() {
        try {
            return JdkPkcs11.load(config.library(), config.profile().initArgs());
        } catch (NoSuchFileException e) {
            throw new HsmStartException(
                    "the HSM library " + config.library() + " does not exist: "
                            + config.profile().hint(),
                    e);
        } catch (IOException e) {
            throw new HsmStartException(
                    "the HSM library " + config.library() + " cannot be loaded (" + e.getMessage() + "): "
                            + config.profile().hint(),
                    e);
        } catch (Pkcs11Exception e) {
            throw new HsmStartException(
                    "the HSM library " + config.library() + " does not start (" + e.getMessage() + "): "
                            + config.profile().hint(),
                    e);
        } catch (IllegalStateException e) {
            throw new HsmStartException(String.valueOf(e.getMessage()), e);
        }
    }

    private HsmSlot open(Pkcs11 pkcs11, SlotConfig slot) {
        TokenInfo token = token(pkcs11, slot.slot());
        Login login = Login.of(slot.password());
        try {
            SlotSessions sessions = SlotSessions.open(pkcs11, slot.slot(), login, sessions(token));
            LOG.log(
                    Level.INFO,
                    "HSM slot {0}: token \"{1}\" ({2}), {3}.",
                    Long.toString(slot.slot()),
                    token.label(),
                    token.model(),
                    login.wanted() ? "logged in" : "not logged in, as configured");
            return new HsmSlot(slot.slot(), sessions, login.wanted(), config);
        } catch (SlotRefusedException e) {
            throw new HsmStartException("HSM " + e.getMessage(), e);
        } catch (Pkcs11Exception e) {
            throw new HsmStartException(
                    "HSM slot " + slot.slot() + " cannot be opened (" + e.getMessage() + "): "
                            + config.profile().hint(),
                    e);
        }
    }

    private int sessions(TokenInfo token) {
        boolean limited = token.maxSessions() > 0;
        int most =
                limited ? (int) Math.min(Integer.MAX_VALUE, Math.max(1, token.maxSessions() - 1)) : Integer.MAX_VALUE;
        return Math.min(config.sessionsPerSlot(), most);
    }

    private TokenInfo token(Pkcs11 pkcs11, long slot) {
        long[] present = asked("C_GetSlotList", pkcs11::slots);
        if (Arrays.stream(present).noneMatch(number -> number == slot)) {
            throw new HsmStartException("HSM slot " + slot + " does not exist; "
                    + (present.length == 0
                            ? "there is none: " + config.profile().hint()
                            : "there are " + described(pkcs11, present)));
        }
        TokenInfo token = asked("C_GetTokenInfo", () -> pkcs11.tokenInfo(slot));
        if (!token.initialized()) {
            throw new HsmStartException("the token in HSM slot " + slot
                    + " is not initialised: initialise it and set a user PIN by the vendor's tool");
        }
        return token;
    }

    private static String described(Pkcs11 pkcs11, long[] slots) {
        return Arrays.stream(slots)
                .mapToObj(slot -> slot + " (" + label(pkcs11, slot) + ")")
                .collect(Collectors.joining(", "));
    }

    private static String label(Pkcs11 pkcs11, long slot) {
        try {
            TokenInfo token = pkcs11.tokenInfo(slot);
            return token.initialized() ? "'" + token.label() + "'" : "not initialised";
        } catch (Pkcs11Exception e) {
            return "no answer";
        }
    }

    private interface Question<T> {
        T ask();
    }

    private <T> T asked(String function, Question<T> question) {
        try {
            return question.ask();
        } catch (Pkcs11Exception e) {
            throw new HsmStartException(
                    "the HSM library " + config.library() + " gives no answer to " + function + " (" + e.getMessage()
                            + "): " + config.profile().hint(),
                    e);
        }
    }
}
