package io.kms4j.server.engine;

import io.kms4j.hsm.proteccio.HsmConfig;
import io.kms4j.hsm.proteccio.HsmProfile;
import io.kms4j.hsm.proteccio.ProteccioHsm;
import io.kms4j.hsm.proteccio.SlotConfig;
import io.kms4j.kmip.SecretBytes;
import io.kms4j.testkit.SoftHsm;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Opens the HSM adapter on a SoftHSM2 token. */
final class SoftHsmAdapter {
    private SoftHsmAdapter() {}

    static ProteccioHsm open(SoftHsm softHsm) {
        SoftHsm.Token token = softHsm.tokens().get(0);
        SecretBytes pin = SecretBytes.takeOver(token.pin().getBytes(StandardCharsets.UTF_8));
        return ProteccioHsm.open(HsmConfig.of(HsmProfile.named("softhsm2"), List.of(new SlotConfig(token.slot(), pin)))
                .withLibrary(softHsm.library()));
    }

    static long slot(SoftHsm softHsm) {
        return softHsm.tokens().get(0).slot();
    }
}
