package io.kms4j.server;

import io.kms4j.core.UserId;
import io.kms4j.core.port.Hsm;
import java.util.Set;

/**
 * An open HSM.
 *
 * @param name see {@link io.kms4j.server.config.HsmSettings}
 * @param admins who owns its keys
 */
record HsmDevice(String name, Hsm hsm, Set<UserId> admins) {
    /** Whether the identifiers of its keys name it. */
    boolean isNamed() {
        return !name.isEmpty();
    }
}
