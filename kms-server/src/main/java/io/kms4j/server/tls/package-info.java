/** TLS from files: for the HTTP server and for the socket server. */
@NullMarked
package io.kms4j.server.tls;

import org.jspecify.annotations.NullMarked;
