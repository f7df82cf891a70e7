package io.kms4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kms4j.core.port.Ciphertext;
import io.kms4j.core.port.Hsm;
import io.kms4j.core.port.HsmKey;
import io.kms4j.core.port.HsmKeyId;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.CryptographicParameters;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.SecretBytes;
import io.kms4j.kmip.enumeration.CryptographicAlgorithm;
import io.kms4j.kmip.enumeration.ObjectType;
import io.kms4j.kmip.enumeration.PaddingMethod;
import io.kms4j.kmip.enumeration.ResultReason;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.crypto.Cipher;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What the contracts of the HSM port share. */
final class HsmFixtures {
    static final CryptographicParameters DEFAULTS = CryptographicParameters.none();

    static final CryptographicParameters PKCS1_V1_5 = CryptographicParameters.builder()
            .paddingMethod(PaddingMethod.PKCS1_V1_5)
            .build();
    static final Bytes TEXT = bytes("a key that somebody wants wrapped");
    static final Bytes AAD = bytes("where it belongs");

    private HsmFixtures() {}

    static HsmKeyId newId(long slot) {
        return new HsmKeyId(slot, "kms4j-" + UUID.randomUUID());
    }

    static HsmKey aes(HsmKeyId id, int lengthBits, boolean sensitive) {
        return new HsmKey(id, ObjectType.SYMMETRIC_KEY, CryptographicAlgorithm.AES, lengthBits, sensitive);
    }

    static HsmKey privateKey(HsmKeyId id, int lengthBits, boolean sensitive) {
        return new HsmKey(id, ObjectType.PRIVATE_KEY, CryptographicAlgorithm.RSA, lengthBits, sensitive);
    }

    static HsmKey publicKey(HsmKeyId pair, int lengthBits) {
        return new HsmKey(pair.publicHalf(), ObjectType.PUBLIC_KEY, CryptographicAlgorithm.RSA, lengthBits, false);
    }

    static PublicKey exportedPublicKey(Hsm hsm, HsmKeyId pair) throws GeneralSecurityException {
        HsmKey key = hsm.find(pair.publicHalf()).orElseThrow();
        return KeyFactory.getInstance("RSA")
                .generatePublic(new X509EncodedKeySpec(hsm.export(key).reveal().toArray()));
    }

    static Cipher oaep(int mode, Key key) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");
        cipher.init(
                mode,
                key,
                new OAEPParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT));
        return cipher;
    }

    static <T> List<T> inParallel(int threads, Callable<T> job) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            ArrayList<T> results = new ArrayList<>();
            for (Future<T> future : pool.invokeAll(Collections.nCopies(threads, job))) {
                results.add(future.get());
            }
            return results;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        } finally {
            pool.shutdownNow();
        }
    }

    static void assertRefused(ResultReason reason, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(KmipException.class, e -> assertThat(e.reason())
                .isEqualTo(reason));
    }

    static void assertTaken(ThrowingCallable call) {
        assertRefused(ResultReason.OBJECT_ALREADY_EXISTS, call);
    }

    static void assertUnsupported(ThrowingCallable call) {
        assertRefused(ResultReason.UNSUPPORTED_CRYPTOGRAPHIC_PARAMETERS, call);
    }

    static void assertOneFailure(List<Callable<SecretBytes>> attempts) {
        assertThat(attempts)
                .extracting(attempt -> {
                    try {
                        attempt.call().close();
                        return "it was decrypted";
                    } catch (KmipException e) {
                        return e.reason() + ": " + e.getMessage();
                    }
                })
                .allMatch(answer -> answer.startsWith("CRYPTOGRAPHIC_FAILURE"))
                .containsOnly("CRYPTOGRAPHIC_FAILURE: decryption failed");
    }

    static Bytes open(SecretBytes secret) {
        try (secret) {
            return secret.reveal();
        }
    }

    static Ciphertext rsa(byte[] data) {
        return new Ciphertext(Bytes.copyOf(data), Bytes.empty(), Bytes.empty());
    }

    static Bytes flip(Bytes bytes) {
        byte[] changed = bytes.toArray();
        changed[changed.length / 2] ^= 1;
        return Bytes.takeOver(changed);
    }

    static Bytes none() {
        return Bytes.empty();
    }

    static Bytes bytes(String text) {
        return Bytes.copyOf(text.getBytes(StandardCharsets.UTF_8));
    }
}
