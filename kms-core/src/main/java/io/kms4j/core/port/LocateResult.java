package io.kms4j.core.port;

import java.util.List;

/**
 * A page of matches.
 *
 * @param total how many objects match in all; if that was not asked for, maybe only how many were seen
 * @param objects the page, newest first unless asked for otherwise, with attributes and without material
 */
public record LocateResult(int total, List<StoredObject> objects) {}
