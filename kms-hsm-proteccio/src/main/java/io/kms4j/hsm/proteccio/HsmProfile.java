package io.kms4j.hsm.proteccio;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is particular about a model of HSM.
 *
 * @param model its name in configuration
 * @param library where its PKCS#11 library usually is
 * @param hint what the operator can look at when it does not start
 * @param findBatch how many objects to ask for in one C_FindObjects
 * @param softwareOaep whether RSA-OAEP is decrypted raw in the token and its padding removed in software: for tokens that take
 *     no SHA-256 there. The padded block leaves the token, so for test tokens only
 * @param initArgs what the library wants in {@code pReserved} of C_Initialize
 */
public record HsmProfile(
        String model, Path library, String hint, int findBatch, boolean softwareOaep, Optional<String> initArgs) {
    private static final List<HsmProfile> KNOWN = List.of(
            of(
                    "proteccio",
                    "/lib/libnethsm.so",
                    "install the Proteccio client, check its configuration in /etc/proteccio and see what nethsmstatus says",
                    64),
            of("softhsm2", "/usr/lib/softhsm/libsofthsm2.so", "install it with: apt install softhsm2", 32)
                    .withSoftwareOaep(true),
            of("utimaco", "/lib/libcs_pkcs11_R3.so", "check that the Utimaco PKCS#11 R3 provider is installed", 32),
            of("crypt2pay", "/lib/libpkcs11c2p.so", "check that the Crypt2pay PKCS#11 library is installed", 32),
            of(
                    "smartcardhsm",
                    "/usr/local/lib/libsc-hsm-pkcs11.so",
                    "check that the SmartCard-HSM library is installed and pcscd runs",
                    16),
            of(
                    "nshield",
                    "/opt/nfast/toolkits/pkcs11/libcknfast.so",
                    "check that the nShield Security World software is installed and what enquiry says",
                    32),
            of(
                    "luna",
                    "/usr/safenet/lunaclient/lib/libCryptoki2_64.so",
                    "check that the Luna client is installed, its /etc/Chrystoki.conf and what vtl verify says",
                    32),
            of(
                    "opencryptoki",
                    "/usr/lib/x86_64-linux-gnu/opencryptoki/libopencryptoki.so.0",
                    "install it with apt install opencryptoki, start pkcsslotd, and be in the group pkcs11",
                    32),
            of("other", "/lib/libkmshsm.so", "check that the vendor's PKCS#11 library is installed", 32));

    /**
     * The profile of this name.
     *
     * @throws IllegalArgumentException for an unknown one; the message lists those known
     */
    public static HsmProfile named(String model) {
        return KNOWN.stream()
                .filter(profile -> profile.model.equals(model))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "unknown HSM model '" + model + "'; known are " + models().collect(Collectors.joining(", "))));
    }

    /** The names that {@link #named} takes. */
    public static Stream<String> models() {
        return KNOWN.stream().map(HsmProfile::model);
    }

    /** This profile with another way of decrypting RSA-OAEP. */
    public HsmProfile withSoftwareOaep(boolean wanted) {
        return new HsmProfile(model, library, hint, findBatch, wanted, initArgs);
    }

    /** This profile with an argument for C_Initialize. */
    public HsmProfile withInitArgs(String args) {
        return new HsmProfile(model, library, hint, findBatch, softwareOaep, Optional.of(args));
    }

    private static HsmProfile of(String model, String library, String hint, int findBatch) {
        return new HsmProfile(model, Path.of(library), hint, findBatch, false, Optional.empty());
    }
}
