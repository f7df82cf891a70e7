package io.kms4j.kmip;

/** A version of a profile (KMIP 2.1, Profile Version). */
public record ProfileVersion(int profileVersionMajor, int profileVersionMinor) {}
