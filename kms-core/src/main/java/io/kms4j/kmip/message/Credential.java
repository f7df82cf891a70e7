package io.kms4j.kmip.message;

import io.kms4j.kmip.Ttlv;
import io.kms4j.kmip.enumeration.CredentialType;

/** Who a client says it is (KMIP 2.1, Credential); read and ignored, the transport authenticates. */
public record Credential(CredentialType credentialType, Ttlv credentialValue) {
    @Override
    public String toString() {
        return "Credential[" + credentialType + "]";
    }
}
