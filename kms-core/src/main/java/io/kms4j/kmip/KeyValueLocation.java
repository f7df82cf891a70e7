package io.kms4j.kmip;

import io.kms4j.kmip.enumeration.KeyValueLocationType;

/** Where a key value is kept that the server does not have (KMIP 2.1, Key Value Location). */
public record KeyValueLocation(String keyValueLocationValue, KeyValueLocationType keyValueLocationType) {}
