/** The engine's contracts on the real adapters, and what they promise together. */
@NullMarked
package io.kms4j.server.engine;

import org.jspecify.annotations.NullMarked;
