/** The engine behind {@code Kms}. Not API. */
@NullMarked
package io.kms4j.core.internal;

import org.jspecify.annotations.NullMarked;
