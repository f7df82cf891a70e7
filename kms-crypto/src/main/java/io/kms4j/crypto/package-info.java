/** Written next. */
@NullMarked
package io.kms4j.crypto;

import org.jspecify.annotations.NullMarked;
