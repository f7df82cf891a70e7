package io.kms4j.hsm.proteccio.pkcs11;

/** A function of the library answered something else than CKR_OK. Holds no secret. */
public final class Pkcs11Exception extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String function;
    private final long code;

    public Pkcs11Exception(String function, long code) {
        super(function + " answered " + ErrorKind.describe(code));
        this.function = function;
        this.code = code;
    }

    /** The name of the function. */
    public String function() {
        return function;
    }

    /** The CKR value. */
    public long code() {
        return code;
    }

    /** Whether the token has no random number generator, or one that takes no seed. */
    public boolean saysNoSeed() {
        return code == Cryptoki.CKR_RANDOM_SEED_NOT_SUPPORTED || code == Cryptoki.CKR_RANDOM_NO_RNG;
    }

    /** What can be done about it. */
    public ErrorKind kind() {
        return ErrorKind.of(code);
    }
}
