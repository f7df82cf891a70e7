package io.kms4j.client.cli;

import io.kms4j.kmip.CryptographicUsageMask;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a key may do, as the command line spells it. */
enum KeyUsage {
    SIGN(CryptographicUsageMask.SIGN),
    VERIFY(CryptographicUsageMask.VERIFY),
    ENCRYPT(CryptographicUsageMask.ENCRYPT),
    DECRYPT(CryptographicUsageMask.DECRYPT),
    WRAP_KEY(CryptographicUsageMask.WRAP_KEY),
    UNWRAP_KEY(CryptographicUsageMask.UNWRAP_KEY),
    MAC_GENERATE(CryptographicUsageMask.MAC_GENERATE),
    MAC_VERIFY(CryptographicUsageMask.MAC_VERIFY),
    DERIVE_KEY(CryptographicUsageMask.DERIVE_KEY),
    KEY_AGREEMENT(CryptographicUsageMask.KEY_AGREEMENT),
    CERTIFICATE_SIGN(CryptographicUsageMask.CERTIFICATE_SIGN),
    CRL_SIGN(CryptographicUsageMask.CRL_SIGN),
    AUTHENTICATE(CryptographicUsageMask.AUTHENTICATE),
    UNRESTRICTED(CryptographicUsageMask.UNRESTRICTED);

    private final int bit;

    KeyUsage(int bit) {
        this.bit = bit;
    }

    /** The mask with all of these; none for an empty list. */
    static Optional<CryptographicUsageMask> mask(List<KeyUsage> usages) {
        int bits = 0;
        for (KeyUsage usage : usages) {
            bits |= usage.bit;
        }
        return bits == 0 ? Optional.empty() : Optional.of(new CryptographicUsageMask(bits));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
