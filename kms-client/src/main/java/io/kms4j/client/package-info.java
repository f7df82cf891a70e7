/** Written next. */
@NullMarked
package io.kms4j.client;

import org.jspecify.annotations.NullMarked;
