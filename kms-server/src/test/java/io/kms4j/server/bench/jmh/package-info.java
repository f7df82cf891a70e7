/**
 * Benchmarks of parts of the server's path, by JMH; {@code bin/bench jmh} runs them. For people who change a codec, the
 * mapper, the engine or a store and want to see what it costs, in time and in memory.
 */
@NullMarked
package io.kms4j.server.bench.jmh;

import org.jspecify.annotations.NullMarked;
