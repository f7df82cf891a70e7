/**
 * What {@code bin/fuzz} runs on inputs that a fuzzer invents, and what every test run repeats on the inputs kept in
 * {@code src/test/resources/fuzz}: seeds, and all that ever failed.
 */
@NullMarked
package io.kms4j.crypto.fuzz;

import org.jspecify.annotations.NullMarked;
