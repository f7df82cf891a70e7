package io.kms4j.kmip;

import java.util.List;

/** What the server fills in when a client leaves it out (KMIP 2.1, Defaults Information). */
public record DefaultsInformation(List<ObjectDefaults> objectDefaults) {}
