package io.kms4j.hsm.proteccio;

import io.kms4j.kmip.SecretBytes;
import io.kms4j.testkit.SoftHsm;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Configurations for SoftHSM2. */
final class SoftHsmConfigs {
    private SoftHsmConfigs() {}

    static HsmConfig of(SoftHsm softHsm, SoftHsm.Token... tokens) {
        return of(
                softHsm,
                Arrays.stream(tokens)
                        .map(token -> slot(token.slot(), token.pin()))
                        .toArray(SlotConfig[]::new));
    }

    static HsmConfig of(SoftHsm softHsm, SlotConfig... slots) {
        return HsmConfig.of(HsmProfile.named("softhsm2"), Arrays.asList(slots)).withLibrary(softHsm.library());
    }

    static SlotConfig slot(long slot, String password) {
        return new SlotConfig(slot, SecretBytes.takeOver(password.getBytes(StandardCharsets.UTF_8)));
    }
}
