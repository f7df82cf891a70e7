/** KMIP messages as bytes, whichever transport brings them. */
@NullMarked
package io.kms4j.server.message;

import org.jspecify.annotations.NullMarked;
