package io.kms4j.kmip;

import io.kms4j.kmip.enumeration.DestroyAction;
import io.kms4j.kmip.enumeration.RngMode;
import io.kms4j.kmip.enumeration.ShreddingAlgorithm;
import io.kms4j.kmip.enumeration.UnwrapMode;
import java.util.Optional;

/** What a server is able to do beyond its operations (KMIP 2.1, Capability Information). */
public record CapabilityInformation(
        Optional<Boolean> streamingCapability,
        Optional<Boolean> asynchronousCapability,
        Optional<Boolean> attestationCapability,
        Optional<Boolean> batchUndoCapability,
        Optional<Boolean> batchContinueCapability,
        Optional<UnwrapMode> unwrapMode,
        Optional<DestroyAction> destroyAction,
        Optional<ShreddingAlgorithm> shreddingAlgorithm,
        Optional<RngMode> rngMode,
        Optional<Boolean> quantumSafeCapability) {}
