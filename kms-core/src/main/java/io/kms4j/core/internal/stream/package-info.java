/** Cryptographic operations whose data comes in several requests (KMIP 1.3 and later). */
@NullMarked
package io.kms4j.core.internal.stream;

import org.jspecify.annotations.NullMarked;
