package io.kms4j.client.cli;

import io.kms4j.client.StubKms;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** The part of a server that encrypts with AES-GCM, written from the wire contract alone. */
final class SymmetricServerStub {
    private static final byte[] KEY = new byte[32];

    private SymmetricServerStub() {}

    static void install(StubKms server) {
        server.answer("Encrypt", SymmetricServerStub::encrypt).answer("Decrypt", SymmetricServerStub::decrypt);
    }

    private static String encrypt(StubKms.Request request) {
        byte[] nonce = bytes(request, "IVCounterNonce");
        boolean given = nonce.length > 0;
        if (!given) {
            nonce = new byte[12];
            new SecureRandom().nextBytes(nonce);
        }
        byte[] sealed = gcm(Cipher.ENCRYPT_MODE, nonce, bytes(request, "Data"), request);
        int tagStart = sealed.length - 16;
        return """
                {"tag":"EncryptResponse","value":[
                 {"tag":"UniqueIdentifier","type":"TextString","value":"k"},
                 {"tag":"Data","type":"ByteString","value":"%s"},%s
                 {"tag":"AuthenticatedEncryptionTag","type":"ByteString","value":"%s"}]}"""
                .formatted(
                        hex(Arrays.copyOf(sealed, tagStart)),
                        given
                                ? ""
                                : "{\"tag\":\"IVCounterNonce\",\"type\":\"ByteString\",\"value\":\"" + hex(nonce)
                                        + "\"},",
                        hex(Arrays.copyOfRange(sealed, tagStart, sealed.length)));
    }

    private static String decrypt(StubKms.Request request) {
        byte[] data = bytes(request, "Data");
        byte[] tag = bytes(request, "AuthenticatedEncryptionTag");
        byte[] sealed = Arrays.copyOf(data, data.length + tag.length);
        System.arraycopy(tag, 0, sealed, data.length, tag.length);
        byte[] plain = gcm(Cipher.DECRYPT_MODE, bytes(request, "IVCounterNonce"), sealed, request);
        return """
                {"tag":"DecryptResponse","value":[
                 {"tag":"UniqueIdentifier","type":"TextString","value":"k"},
                 {"tag":"Data","type":"ByteString","value":"%s"}]}"""
                .formatted(hex(plain));
    }

    private static byte[] gcm(int mode, byte[] nonce, byte[] input, StubKms.Request request) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(KEY, "AES"), new GCMParameterSpec(128, nonce));
            cipher.updateAAD(bytes(request, "AuthenticatedEncryptionAdditionalData"));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(StubKms.Request request, String tag) {
        return HexFormat.of().parseHex(request.value(tag));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes).toUpperCase(Locale.ROOT);
    }
}
