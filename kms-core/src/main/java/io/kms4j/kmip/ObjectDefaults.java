package io.kms4j.kmip;

import io.kms4j.kmip.enumeration.ObjectType;
import java.util.Optional;

/** The attributes that new objects of a type get when their maker names none (KMIP 2.1, Object Defaults). */
public record ObjectDefaults(ObjectType objectType, Attributes attributes, Optional<ObjectGroups> objectGroups) {}
