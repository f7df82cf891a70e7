/** The examples of the README. */
@NullMarked
package io.kms4j.server.readme;

import org.jspecify.annotations.NullMarked;
