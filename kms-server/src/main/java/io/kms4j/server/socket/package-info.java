/** KMIP in binary over TLS, without HTTP in between. */
@NullMarked
package io.kms4j.server.socket;

import org.jspecify.annotations.NullMarked;
