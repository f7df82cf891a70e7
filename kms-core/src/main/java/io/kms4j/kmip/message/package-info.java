/** Messages: a header and a batch of operations (KMIP 2.1, Message Contents). */
@NullMarked
package io.kms4j.kmip.message;

import org.jspecify.annotations.NullMarked;
