package io.kms4j.kmip.operation;

import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.enumeration.Operation;
import io.kms4j.kmip.enumeration.Pkcs11Function;
import java.util.Optional;

/**
 * Calls a function of PKCS#11 on the server (PKCS#11).
 *
 * @param pkcs11Interface empty: that of PKCS#11 3.0
 * @param correlationValue what the answer to the call before brought
 * @param pkcs11InputParameters encoded as the PKCS#11 profile of KMIP says
 */
public record Pkcs11Request(
        Optional<String> pkcs11Interface,
        Pkcs11Function pkcs11Function,
        Optional<Bytes> correlationValue,
        Optional<Bytes> pkcs11InputParameters)
        implements RequestPayload<Pkcs11Response> {

    @Override
    public Operation operation() {
        return Operation.PKCS_11;
    }
}
