/** Written next. */
@NullMarked
package io.kms4j.testkit;

import org.jspecify.annotations.NullMarked;
