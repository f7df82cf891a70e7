package io.kms4j.kmip;

import java.util.List;

/** Groups of objects (KMIP 2.1, Object Groups). */
public record ObjectGroups(List<String> objectGroup) {}
