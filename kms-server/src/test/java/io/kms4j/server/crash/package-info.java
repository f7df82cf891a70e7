/** Kills the packaged server again and again and looks whether it kept what it had acknowledged. */
@NullMarked
package io.kms4j.server.crash;

import org.jspecify.annotations.NullMarked;
