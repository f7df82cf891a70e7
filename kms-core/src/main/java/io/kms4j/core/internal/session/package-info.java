/** Who asks, when a message says it itself: tickets and what they allow. Not API. */
@NullMarked
package io.kms4j.core.internal.session;

import org.jspecify.annotations.NullMarked;
