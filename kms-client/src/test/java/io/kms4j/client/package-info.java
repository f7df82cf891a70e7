/** Tests of the client library against a server that records and replays. */
@NullMarked
package io.kms4j.client;

import org.jspecify.annotations.NullMarked;
