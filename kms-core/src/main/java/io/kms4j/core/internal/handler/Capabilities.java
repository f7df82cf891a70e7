package io.kms4j.core.internal.handler;

import io.kms4j.core.internal.stream.Streams;
import io.kms4j.kmip.CapabilityInformation;
import io.kms4j.kmip.ProfileInformation;
import io.kms4j.kmip.enumeration.DestroyAction;
import io.kms4j.kmip.enumeration.Operation;
import io.kms4j.kmip.enumeration.ProfileName;
import io.kms4j.kmip.enumeration.RngMode;
import io.kms4j.kmip.enumeration.ShreddingAlgorithm;
import io.kms4j.kmip.enumeration.UnwrapMode;
import java.util.List;
import java.util.Optional;

/** What the server can do beyond its operations, and the profiles that follow (KMIP 2.1, Query). */
final class Capabilities {
    /** Set Undo to true with the feature: a batch is taken back when an item of it fails. */
    private static final boolean BATCH_UNDO = true;

    /** Set to true with the feature: keys of post-quantum algorithms can be made and used. */
    private static final boolean QUANTUM_SAFE = false;

    /** The profiles whose mandatory OASIS test cases all pass. */
    static final List<ProfileInformation> PROFILES = List.of(
                    ProfileName.SYMMETRIC_KEY_LIFECYCLE_SERVER,
                    ProfileName.OPAQUE_MANAGED_OBJECT_STORE_SERVER,
                    ProfileName.SYMMETRIC_KEY_LIFECYCLE_SERVER_KMIP_V1_4,
                    ProfileName.OPAQUE_MANAGED_OBJECT_STORE_SERVER_KMIP_V1_4,
                    ProfileName.SYMMETRIC_KEY_LIFECYCLE_SERVER_KMIP_V1_3,
                    ProfileName.OPAQUE_MANAGED_OBJECT_STORE_SERVER_KMIP_V1_3)
            .stream()
            .map(name -> new ProfileInformation(name, Optional.empty(), Optional.empty(), Optional.empty()))
            .toList();

    private Capabilities() {}

    static CapabilityInformation with(List<Operation> operations) {
        return new CapabilityInformation(
                Optional.of(Streams.SUPPORTED),
                Optional.of(operations.contains(Operation.POLL)),
                Optional.of(false),
                Optional.of(BATCH_UNDO),
                Optional.of(true),
                Optional.of(UnwrapMode.NOT_PROCESSED),
                Optional.of(DestroyAction.KEY_MATERIAL_DELETED),
                Optional.of(ShreddingAlgorithm.UNSUPPORTED),
                Optional.of(RngMode.UNSPECIFIED),
                Optional.of(QUANTUM_SAFE));
    }
}
