package io.kms4j.kmip.message;

import io.kms4j.kmip.Ttlv;
import java.util.List;

/**
 * The credentials of a message (KMIP 2.1, Authentication), as they came: they are read and ignored, since the transport
 * authenticates, and products send types and shapes of their own.
 */
public record Authentication(List<Ttlv> credential) {}
