package io.kms4j.kmip;

import java.util.List;

/** What the holder of a ticket may do: whatever one of these allows (KMIP 2.1, Rights). */
public record Rights(List<Right> right) {}
