package io.kms4j.kmip;

import java.util.Optional;

/** Data that an application keeps with an object (KMIP 2.1, Application Specific Information). */
public record ApplicationSpecificInformation(String applicationNamespace, Optional<String> applicationData) {}
