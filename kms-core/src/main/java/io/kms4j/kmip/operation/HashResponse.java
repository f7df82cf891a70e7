package io.kms4j.kmip.operation;

import io.kms4j.kmip.Bytes;
import java.util.Optional;

/** The answer to Hash; the hash comes with the last part. */
public record HashResponse(Optional<Bytes> data, Optional<Bytes> correlationValue) implements ResponsePayload {}
