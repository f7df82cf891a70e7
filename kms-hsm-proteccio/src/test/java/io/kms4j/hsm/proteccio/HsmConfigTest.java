package io.kms4j.hsm.proteccio;

import static io.kms4j.hsm.proteccio.SoftHsmConfigs.slot;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class HsmConfigTest {
    private static final HsmProfile PROTECCIO = HsmProfile.named("proteccio");

    @Test
    void profiles_areFoundByName() {
        assertThat(PROTECCIO.library()).isEqualTo(Path.of("/lib/libnethsm.so"));
        assertThat(HsmProfile.models().map(HsmProfile::named).filter(HsmProfile::softwareOaep))
                .extracting(HsmProfile::model)
                .containsExactly("softhsm2");
        assertThatThrownBy(() -> HsmProfile.named("Proteccio"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'Proteccio'")
                .hasMessageContaining(
                        "proteccio, softhsm2, utimaco, crypt2pay, smartcardhsm, nshield, luna, opencryptoki, other");
    }

    @Test
    void config_isRefused_withoutSlotsOrWithOneTwice() {
        assertThatThrownBy(() -> HsmConfig.of(PROTECCIO, List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> HsmConfig.of(PROTECCIO, List.of(slot(1, "a"), slot(1, "b"))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> HsmConfig.of(PROTECCIO, List.of(slot(1, "a"))).withSessionsPerSlot(0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void config_printsNoPassword() {
        assertThat(HsmConfig.of(PROTECCIO, List.of(slot(1, "s3cret"))).toString())
                .doesNotContain("s3cret");
    }
}
