/** Where keys live, how they are found, wrapped and made ready. Not API. */
@NullMarked
package io.kms4j.core.internal.key;

import org.jspecify.annotations.NullMarked;
