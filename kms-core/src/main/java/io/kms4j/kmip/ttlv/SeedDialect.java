package io.kms4j.kmip.ttlv;

import io.kms4j.kmip.Attribute;
import io.kms4j.kmip.Attributes;
import io.kms4j.kmip.Ttlv;
import io.kms4j.kmip.operation.CreateKeyPairRequest;
import io.kms4j.kmip.operation.CreateRequest;
import io.kms4j.kmip.operation.ImportRequest;
import io.kms4j.kmip.operation.RegisterRequest;
import io.kms4j.kmip.operation.RequestPayload;
import java.time.Instant;
import java.util.Optional;

/**
 * What the original product's first clients took for granted: a new key is active at once, although their requests name no
 * activation date. Their JSON is told from that of later clients by the type that they write on every structure.
 */
public final class SeedDialect {
    private SeedDialect() {}

    /** The request as its client means it. */
    public static RequestPayload<?> completed(RequestPayload<?> request, Instant now) {
        if (request instanceof CreateRequest create) {
            return new CreateRequest(
                    create.objectType(), active(create.attributes(), now), create.protectionStorageMasks());
        }
        if (request instanceof CreateKeyPairRequest pair) {
            return new CreateKeyPairRequest(
                    Optional.of(active(pair.commonAttributes().orElse(Attributes.none()), now)),
                    pair.privateKeyAttributes(),
                    pair.publicKeyAttributes(),
                    pair.commonProtectionStorageMasks(),
                    pair.privateProtectionStorageMasks(),
                    pair.publicProtectionStorageMasks());
        }
        if (request instanceof RegisterRequest register) {
            return new RegisterRequest(
                    register.objectType(),
                    active(register.attributes(), now),
                    register.managedObject(),
                    register.protectionStorageMasks());
        }
        if (request instanceof ImportRequest imported) {
            return new ImportRequest(
                    imported.uniqueIdentifier(),
                    imported.objectType(),
                    imported.replaceExisting(),
                    imported.keyWrapType(),
                    active(imported.attributes(), now),
                    imported.managedObject());
        }
        return request;
    }

    private static Attributes active(Attributes attributes, Instant now) {
        return attributes.has(Attribute.ACTIVATION_DATE) ? attributes : attributes.with(Attribute.ACTIVATION_DATE, now);
    }

    /** What was read, and whether it was written by such a client. */
    public record Document(Ttlv root, boolean isSeed) {}
}
