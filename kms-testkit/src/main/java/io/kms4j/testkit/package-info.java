/**
 * For tests, ours and an embedder's: contracts that every adapter of a port runs, fakes that pass them in memory and can be
 * told to fail, and fixtures such as a SoftHSM2 token in a temporary folder.
 */
@NullMarked
package io.kms4j.testkit;

import org.jspecify.annotations.NullMarked;
