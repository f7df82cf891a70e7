/** Plays the OASIS test cases for KMIP against a server. The cases are read from where they are, never shipped. */
@NullMarked
package io.kms4j.testkit.oasis;

import org.jspecify.annotations.NullMarked;
