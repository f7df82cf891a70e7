package io.kms4j.kmip.operation;

import io.kms4j.kmip.CapabilityInformation;
import io.kms4j.kmip.DefaultsInformation;
import io.kms4j.kmip.ExtensionInformation;
import io.kms4j.kmip.ProfileInformation;
import io.kms4j.kmip.ProtectionStorageMasks;
import io.kms4j.kmip.RngParameters;
import io.kms4j.kmip.ServerInformation;
import io.kms4j.kmip.ValidationInformation;
import io.kms4j.kmip.enumeration.AttestationType;
import io.kms4j.kmip.enumeration.ClientRegistrationMethod;
import io.kms4j.kmip.enumeration.ObjectType;
import io.kms4j.kmip.enumeration.Operation;
import java.util.List;
import java.util.Optional;

/** The answer to Query; what was not asked for is empty. */
public record QueryResponse(
        List<Operation> operation,
        List<ObjectType> objectType,
        Optional<String> vendorIdentification,
        Optional<ServerInformation> serverInformation,
        List<String> applicationNamespace,
        List<ExtensionInformation> extensionInformation,
        List<AttestationType> attestationType,
        List<RngParameters> rngParameters,
        List<ProfileInformation> profileInformation,
        List<ValidationInformation> validationInformation,
        List<CapabilityInformation> capabilityInformation,
        List<ClientRegistrationMethod> clientRegistrationMethod,
        Optional<DefaultsInformation> defaultsInformation,
        Optional<ProtectionStorageMasks> protectionStorageMasks)
        implements ResponsePayload {

    /** The same answer with these operations. */
    public QueryResponse withOperations(List<Operation> operations) {
        return new QueryResponse(
                operations,
                objectType,
                vendorIdentification,
                serverInformation,
                applicationNamespace,
                extensionInformation,
                attestationType,
                rngParameters,
                profileInformation,
                validationInformation,
                capabilityInformation,
                clientRegistrationMethod,
                defaultsInformation,
                protectionStorageMasks);
    }
}
