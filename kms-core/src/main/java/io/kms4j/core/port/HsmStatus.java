package io.kms4j.core.port;

import java.util.List;

/**
 * How an HSM is doing.
 *
 * @param prefix what the identifiers of its keys begin with: {@code hsm}, or {@code hsm::<name>} where it has a name
 * @param model see {@link Hsm#model()}
 */
public record HsmStatus(String prefix, String model, List<HsmSlotStatus> slots) {
    /** Whether all slots can be used. */
    public boolean accessible() {
        return slots.stream().allMatch(HsmSlotStatus::accessible);
    }
}
