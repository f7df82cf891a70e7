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
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What the server can do beyond its operations, and the profiles that follow (KMIP 2.1, Query). */
final class Capabilities {
    private static final Pattern VERSION_1 = Pattern.compile("KMIPV1_\\d$");

    /** The profiles whose mandatory OASIS test cases all pass; those of encodings and transports are the server's affair. */
    private static final Set<String> CONFORMANT = Set.of(
            "BaselineServer",
            "TapeLibraryServer",
            "SymmetricKeyLifecycleServer",
            "AsymmetricKeyLifecycleServer",
            "BasicCryptographicServer",
            "AdvancedCryptographicServer",
            "RNGCryptographicServer",
            "SymmetricKeyFoundryServer",
            "OpaqueManagedObjectStoreServer",
            "SuiteBMinLOS_128Server",
            "SuiteBMinLOS_192Server",
            "StorageArrayWithSelfEncryptingDriveServer",
            "AESXTSServer",
            "QuantumSafeServer",
            "PKCS_11Server");

    /** Of every version that has a name for the profile. */
    static final List<ProfileInformation> PROFILES = Arrays.stream(ProfileName.values())
            .filter(name ->
                    CONFORMANT.contains(VERSION_1.matcher(name.kmipName()).replaceFirst("")))
            .map(name -> new ProfileInformation(name, Optional.empty(), Optional.empty(), Optional.empty()))
            .toList();

    private Capabilities() {}

    static CapabilityInformation with(List<Operation> operations) {
        return new CapabilityInformation(
                Optional.of(Streams.SUPPORTED),
                Optional.of(operations.contains(Operation.POLL)),
                Optional.of(false),
                Optional.of(true),
                Optional.of(true),
                Optional.of(UnwrapMode.NOT_PROCESSED),
                Optional.of(DestroyAction.KEY_MATERIAL_DELETED),
                Optional.of(ShreddingAlgorithm.UNSUPPORTED),
                Optional.of(RngMode.UNSPECIFIED),
                Optional.of(true));
    }
}
