/**
 * Products that are in use, each played by what it sends: over the TLS socket, in its version of KMIP, with what it needs from
 * the answers. To add one, write the requests with {@link io.kms4j.server.products.Items} as its trace has them.
 */
@NullMarked
package io.kms4j.server.products;

import org.jspecify.annotations.NullMarked;
