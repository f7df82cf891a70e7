/** What the core needs from outside: each interface is a port, each adapter passes the port's contract in kms-testkit. */
@NullMarked
package io.kms4j.core.port;

import org.jspecify.annotations.NullMarked;
