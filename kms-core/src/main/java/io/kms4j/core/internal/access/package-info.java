/** Who may do what: the default policy and the grants. Not API. */
@NullMarked
package io.kms4j.core.internal.access;

import org.jspecify.annotations.NullMarked;
