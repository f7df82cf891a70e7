package io.kms4j.kmip.message;

import java.util.List;

/** The credentials of a message (KMIP 2.1, Authentication). */
public record Authentication(List<Credential> credential) {}
