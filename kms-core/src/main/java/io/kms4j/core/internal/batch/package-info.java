/** Batches and the result reasons they answer. Not API. */
@NullMarked
package io.kms4j.core.internal.batch;

import org.jspecify.annotations.NullMarked;
