/** Written next. */
@NullMarked
package io.kms4j.server;

import org.jspecify.annotations.NullMarked;
