/**
 * Software cryptography on Tink and the JCE: {@link io.kms4j.crypto.TinkCrypto}, for those who build a {@code Kms}.
 *
 * <p>Each mechanism is one small class; {@code Mechanisms} is the table that finds it. Formats of keys are read and written
 * by {@code KeyFormats}.
 */
@NullMarked
package io.kms4j.crypto;

import org.jspecify.annotations.NullMarked;
