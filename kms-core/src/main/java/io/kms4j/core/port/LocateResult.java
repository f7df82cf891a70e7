package io.kms4j.core.port;

import java.util.List;

/**
 * A page of matches.
 *
 * @param total how many objects match in all
 * @param objects the page, newest first, with attributes and without material
 */
public record LocateResult(int total, List<StoredObject> objects) {}
