/** Written next. */
@NullMarked
package io.kms4j.store.jdbc;

import org.jspecify.annotations.NullMarked;
