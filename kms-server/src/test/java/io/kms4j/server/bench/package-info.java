/**
 * The load tool behind {@code bin/bench}: starts the packaged server, talks to it over the loopback and prints tables. For
 * people who change the server and want to see what it costs; not run by the tests.
 */
@NullMarked
package io.kms4j.server.bench;

import org.jspecify.annotations.NullMarked;
