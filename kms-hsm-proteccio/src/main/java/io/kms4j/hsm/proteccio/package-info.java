/** Written next. */
@NullMarked
package io.kms4j.hsm.proteccio;

import org.jspecify.annotations.NullMarked;
