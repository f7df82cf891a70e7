package io.kms4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kms4j.core.UnavailableException;
import io.kms4j.core.port.HsmKeyId;
import io.kms4j.core.port.HsmSlotStatus;
import org.junit.jupiter.api.Test;

class FakeHsmTest implements HsmContract {
    private static final long SLOT = 4;
    private static final HsmKeyId ID = new HsmKeyId(SLOT, "mykey");

    private final FakeHsm hsm = new FakeHsm().withSlot(SLOT);

    @Override
    public FakeHsm hsm() {
        return hsm;
    }

    @Override
    public long slot() {
        return SLOT;
    }

    @Override
    public void makeForeignAesKey(String label) {
        hsm.makeForeignAesKey(SLOT, label);
    }

    @Override
    public void makeForeignPair(String label) {
        hsm.makeForeignPair(SLOT, label);
    }

    @Test
    void nextCalls_fail_asToldAndInThatOrder() {
        hsm.failNext(HsmFailure.DEVICE_REMOVED, HsmFailure.NO_ANSWER);
        assertThat(hsm.slots()).noneMatch(HsmSlotStatus::accessible);
        assertThatThrownBy(() -> hsm.find(ID))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("removed");
        assertThatThrownBy(() -> hsm.generateAes(ID, 256, true))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("in time");
        assertThat(hsm.find(ID)).isEmpty();
    }

    @Test
    void calls_countEachMethod() {
        hsm.find(ID);
        hsm.find(ID);
        assertThat(hsm.calls("find")).isEqualTo(2);
        assertThat(hsm.calls("decrypt")).isZero();
        hsm.resetCalls();
        assertThat(hsm.calls()).isEmpty();
    }

    @Test
    void use_isAnError_afterClosing() {
        hsm.close();
        assertThatThrownBy(() -> hsm.find(ID)).isInstanceOf(IllegalStateException.class);
        assertThat(hsm.slots()).noneMatch(HsmSlotStatus::accessible);
    }
}
