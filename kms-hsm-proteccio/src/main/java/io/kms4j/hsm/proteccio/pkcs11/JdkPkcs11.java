package io.kms4j.hsm.proteccio.pkcs11;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sun.security.pkcs11.wrapper.CK_ATTRIBUTE;
import sun.security.pkcs11.wrapper.CK_C_INITIALIZE_ARGS;
import sun.security.pkcs11.wrapper.CK_GCM_PARAMS;
import sun.security.pkcs11.wrapper.CK_INFO;
import sun.security.pkcs11.wrapper.CK_MECHANISM;
import sun.security.pkcs11.wrapper.CK_RSA_PKCS_OAEP_PARAMS;
import sun.security.pkcs11.wrapper.CK_RSA_PKCS_PSS_PARAMS;
import sun.security.pkcs11.wrapper.CK_TOKEN_INFO;
import sun.security.pkcs11.wrapper.CK_VERSION;
import sun.security.pkcs11.wrapper.PKCS11;
import sun.security.pkcs11.wrapper.PKCS11Exception;

/**
 * PKCS#11 through the JDK's own wrapper, the native half of SunPKCS11; the only user of that package. A library is
 * initialised once per process and never finalised: Proteccio's does not survive doing it twice.
 */
public final class JdkPkcs11 implements Pkcs11 {
    private static final Logger LOG = System.getLogger(JdkPkcs11.class.getName());
    private static final String EXPORTS = "jdk.crypto.cryptoki/sun.security.pkcs11.wrapper java.base/sun.nio.ch";
    private static final long CKF_OS_LOCKING_OK = 2;
    private static final long CKF_RW_SESSION = 2;
    private static final long CKF_SERIAL_SESSION = 4;
    private static final long CKU_USER = 1;
    private static final Map<Path, JdkPkcs11> LOADED = new HashMap<>();

    private final PKCS11 library;

    private JdkPkcs11(PKCS11 library) {
        this.library = library;
    }

    /**
     * Loads and initialises a library, once per process.
     *
     * @param initArgs what some libraries, NSS for one, want in {@code pReserved}; heeded at the first load only
     * @throws IOException when there is no such library, or it cannot be loaded
     * @throws Pkcs11Exception when it refuses to initialise
     * @throws IllegalStateException when the JVM was started without the exports this needs; says which
     */
    public static synchronized Pkcs11 load(Path path, Optional<String> initArgs) throws IOException {
        Path real = path.toRealPath();
        JdkPkcs11 loaded = LOADED.get(real);
        if (loaded == null) {
            loaded = exported(real, initArgs);
            LOADED.put(real, loaded);
        }
        return loaded;
    }

    /** Apart from {@link #initialize}: what that catches is not accessible either. */
    private static JdkPkcs11 exported(Path path, Optional<String> initArgs) throws IOException {
        try {
            return initialize(path, initArgs);
        } catch (IllegalAccessError | NoClassDefFoundError e) {
            throw new IllegalStateException(
                    "PKCS#11 needs exports of the JDK's module jdk.crypto.cryptoki: put 'Add-Exports: " + EXPORTS
                            + "' into the manifest of the jar that is started, or start Java with --add-exports="
                            + EXPORTS.replace(" ", "=ALL-UNNAMED --add-exports=") + "=ALL-UNNAMED",
                    e);
        }
    }

    private static JdkPkcs11 initialize(Path path, Optional<String> initArgs) throws IOException {
        try {
            CK_C_INITIALIZE_ARGS args = new CK_C_INITIALIZE_ARGS();
            args.flags = CKF_OS_LOCKING_OK;
            initArgs.ifPresent(text -> args.pReserved = text);
            JdkPkcs11 loaded = new JdkPkcs11(PKCS11.getInstance(path.toString(), "C_GetFunctionList", args, false));
            if (!NativeBuffer.hasAddresses()) {
                LOG.log(
                        Level.WARNING,
                        "While an HSM call runs, no garbage collection can: start Java with"
                                + " --add-exports=java.base/sun.nio.ch=ALL-UNNAMED to end this.");
            }
            return loaded;
        } catch (PKCS11Exception e) {
            throw new Pkcs11Exception("C_Initialize", e.getErrorCode());
        }
    }

    @Override
    public LibraryInfo info() {
        CK_INFO info = get("C_GetInfo", library::C_GetInfo);
        return new LibraryInfo(
                trimmed(info.manufacturerID),
                trimmed(info.libraryDescription),
                version(info.libraryVersion),
                version(info.cryptokiVersion));
    }

    private static String version(CK_VERSION version) {
        return version.major + "." + version.minor;
    }

    @Override
    public long[] slots() {
        return get("C_GetSlotList", () -> library.C_GetSlotList(true));
    }

    @Override
    public TokenInfo tokenInfo(long slot) {
        CK_TOKEN_INFO info = get("C_GetTokenInfo", () -> library.C_GetTokenInfo(slot));
        return new TokenInfo(
                trimmed(info.label),
                trimmed(info.model),
                trimmed(info.serialNumber),
                info.flags,
                info.ulMaxRwSessionCount);
    }

    @Override
    public long openSession(long slot) {
        return get("C_OpenSession", () -> library.C_OpenSession(slot, CKF_SERIAL_SESSION | CKF_RW_SESSION, null, null));
    }

    @Override
    public void closeSession(long session) {
        run("C_CloseSession", () -> library.C_CloseSession(session));
    }

    @Override
    public long sessionState(long session) {
        return get("C_GetSessionInfo", () -> library.C_GetSessionInfo(session)).state;
    }

    @Override
    public void login(long session, char @Nullable [] pin) {
        run("C_Login", () -> library.C_Login(session, CKU_USER, pin));
    }

    @Override
    public void logout(long session) {
        run("C_Logout", () -> library.C_Logout(session));
    }

    @Override
    public long[] findObjects(long session, AttributeSet template, int batch) {
        run("C_FindObjectsInit", () -> library.C_FindObjectsInit(session, WrapperTypes.attributes(template)));
        long[] all = new long[0];
        long[] found;
        do {
            found = get("C_FindObjects", () -> library.C_FindObjects(session, batch));
            all = WrapperTypes.concat(all, found);
        } while (found.length > 0);
        run("C_FindObjectsFinal", () -> library.C_FindObjectsFinal(session));
        return all;
    }

    @Override
    public AttributeSet attributes(long session, long object, long... types) {
        CK_ATTRIBUTE[] attributes = WrapperTypes.attributes(types);
        run("C_GetAttributeValue", () -> library.C_GetAttributeValue(session, object, attributes));
        return WrapperTypes.attributes(attributes);
    }

    @Override
    public long generateKey(long session, Mechanism mechanism, AttributeSet template) {
        return get(
                "C_GenerateKey",
                () -> library.C_GenerateKey(session, mechanism(mechanism), WrapperTypes.attributes(template)));
    }

    @Override
    public void generateKeyPair(long session, Mechanism mechanism, AttributeSet publicKey, AttributeSet privateKey) {
        run(
                "C_GenerateKeyPair",
                () -> library.C_GenerateKeyPair(
                        session,
                        mechanism(mechanism),
                        WrapperTypes.attributes(publicKey),
                        WrapperTypes.attributes(privateKey)));
    }

    @Override
    public long createObject(long session, AttributeSet template) {
        return get("C_CreateObject", () -> library.C_CreateObject(session, WrapperTypes.attributes(template)));
    }

    @Override
    public void destroyObject(long session, long object) {
        run("C_DestroyObject", () -> library.C_DestroyObject(session, object));
    }

    @Override
    public int encrypt(long session, Mechanism mechanism, long key, NativeBuffer in, NativeBuffer out) {
        run("C_EncryptInit", () -> library.C_EncryptInit(session, mechanism(mechanism), key));
        return transform(
                "C_Encrypt",
                in,
                out,
                (inAddress, source, outAddress, target) -> library.C_Encrypt(
                        session, inAddress, source, 0, in.length(), outAddress, target, 0, out.length()));
    }

    @Override
    public int decrypt(long session, Mechanism mechanism, long key, NativeBuffer in, NativeBuffer out) {
        run("C_DecryptInit", () -> library.C_DecryptInit(session, mechanism(mechanism), key));
        return transform(
                "C_Decrypt",
                in,
                out,
                (inAddress, source, outAddress, target) -> library.C_Decrypt(
                        session, inAddress, source, 0, in.length(), outAddress, target, 0, out.length()));
    }

    @Override
    public byte[] sign(long session, Mechanism mechanism, long key, byte[] data) {
        run("C_SignInit", () -> library.C_SignInit(session, mechanism(mechanism), key));
        return get("C_Sign", () -> library.C_Sign(session, data));
    }

    @Override
    public void generateRandom(long session, byte[] bytes) {
        run("C_GenerateRandom", () -> library.C_GenerateRandom(session, bytes));
    }

    @Override
    public void seedRandom(long session, byte[] seed) {
        run("C_SeedRandom", () -> library.C_SeedRandom(session, seed));
    }

    private interface Transform {
        int apply(long inAddress, byte @Nullable [] source, long outAddress, byte @Nullable [] target)
                throws PKCS11Exception;
    }

    private static int transform(String function, NativeBuffer in, NativeBuffer out, Transform call) {
        if (NativeBuffer.hasAddresses()) {
            return get(function, () -> call.apply(in.address(), null, out.address(), null));
        }
        byte[] source = in.read(in.length());
        byte[] target = new byte[out.length()];
        try {
            int written = get(function, () -> call.apply(0, source, 0, target));
            out.write(target);
            return written;
        } finally {
            Arrays.fill(source, (byte) 0);
            Arrays.fill(target, (byte) 0);
        }
    }

    private static CK_MECHANISM mechanism(Mechanism mechanism) {
        if (mechanism instanceof Mechanism.AesGcm gcm) {
            byte @Nullable [] aad = gcm.aad().length() == 0 ? null : gcm.aad().toArray();
            return new CK_MECHANISM(
                    mechanism.type(), new CK_GCM_PARAMS(128, gcm.iv().toArray(), aad));
        }
        if (mechanism instanceof Mechanism.AesCbc cbc) {
            return new CK_MECHANISM(cbc.type(), cbc.iv().toArray());
        }
        CK_MECHANISM plain = new CK_MECHANISM(mechanism.type());
        if (mechanism instanceof Mechanism.OaepSha256) {
            CK_RSA_PKCS_OAEP_PARAMS oaep = new CK_RSA_PKCS_OAEP_PARAMS();
            oaep.hashAlg = Cryptoki.CKM_SHA256;
            oaep.mgf = Cryptoki.CKG_MGF1_SHA256;
            oaep.source = Cryptoki.CKZ_DATA_SPECIFIED;
            plain.pParameter = oaep;
        } else if (mechanism instanceof Mechanism.RsaPss pss) {
            plain.pParameter = new CK_RSA_PKCS_PSS_PARAMS(pss.hash(), "MGF1", pss.hash(), pss.saltBytes());
        }
        return plain;
    }

    private static String trimmed(char[] text) {
        return new String(text).strip();
    }

    private interface Get<T> {
        T get() throws PKCS11Exception;
    }

    private interface Run {
        void run() throws PKCS11Exception;
    }

    private static <T> T get(String function, Get<T> call) {
        try {
            return call.get();
        } catch (PKCS11Exception e) {
            throw new Pkcs11Exception(function, e.getErrorCode());
        }
    }

    private static void run(String function, Run call) {
        try {
            call.run();
        } catch (PKCS11Exception e) {
            throw new Pkcs11Exception(function, e.getErrorCode());
        }
    }
}
