/**
 * A record for each request and response payload, named and ordered as in the specification (KMIP 2.1, Client-to-Server
 * Operations): a component is the item of the same name, {@code Optional} may be absent, {@code List} repeats. Fields that
 * the specification does not have are marked {@link io.kms4j.kmip.operation.Extension}.
 */
@NullMarked
package io.kms4j.kmip.operation;

import org.jspecify.annotations.NullMarked;
