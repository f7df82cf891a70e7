/** Shared by the client library and {@code ckms}. Not API: it changes without notice. */
@NullMarked
package io.kms4j.client.internal;

import org.jspecify.annotations.NullMarked;
