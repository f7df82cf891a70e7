package io.kms4j.kmip.operation;

import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.enumeration.Pkcs11Function;
import io.kms4j.kmip.enumeration.Pkcs11ReturnCode;
import java.util.Optional;

/** The answer to PKCS#11: what the function returned. The fields are those of {@link Pkcs11Request}. */
public record Pkcs11Response(
        Optional<String> pkcs11Interface,
        Pkcs11Function pkcs11Function,
        Optional<Bytes> correlationValue,
        Optional<Bytes> pkcs11OutputParameters,
        Pkcs11ReturnCode pkcs11ReturnCode)
        implements ResponsePayload {}
