package io.kms4j.server.config;

import io.kms4j.core.UserId;
import io.kms4j.kmip.SecretBytes;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An HSM to use.
 *
 * @param name which its keys' identifiers have after {@code hsm::}; empty: they have none
 * @param model as the operator named it
 * @param library in place of the model's own
 */
public record HsmSettings(String name, String model, Set<UserId> admins, List<Slot> slots, Optional<Path> library) {
    /** A slot and the password to log in with; an empty one logs in without. */
    public record Slot(long number, SecretBytes password) {}
}
