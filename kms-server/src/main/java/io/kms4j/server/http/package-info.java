/** The server's HTTP edge: authentication, the KMIP and access routes, and TLS. */
@NullMarked
package io.kms4j.server.http;

import org.jspecify.annotations.NullMarked;
