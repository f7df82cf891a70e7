/** One class per operation. Not API. */
@NullMarked
package io.kms4j.core.internal.handler;

import org.jspecify.annotations.NullMarked;
