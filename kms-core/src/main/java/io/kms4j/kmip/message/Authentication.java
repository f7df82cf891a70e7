package io.kms4j.kmip.message;

import io.kms4j.kmip.Ttlv;
import java.util.List;

/**
 * The credentials of a message (KMIP 2.1, Authentication), as they came, since products send types and shapes of their own.
 * A ticket counts; all else is passed over, since the transport authenticates.
 */
public record Authentication(List<Ttlv> credential) {
    @Override
    public String toString() {
        return "Authentication[" + credential.size() + "]";
    }
}
