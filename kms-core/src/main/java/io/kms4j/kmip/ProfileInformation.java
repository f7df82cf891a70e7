package io.kms4j.kmip;

import io.kms4j.kmip.enumeration.ProfileName;
import java.util.Optional;

/** A profile that the server conforms to, and where (KMIP 2.1, Profile Information). */
public record ProfileInformation(
        ProfileName profileName,
        Optional<ProfileVersion> profileVersion,
        Optional<String> serverUri,
        Optional<Integer> serverPort) {}
