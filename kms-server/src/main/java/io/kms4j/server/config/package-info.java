/** How the server is configured: one table of settings, four sources for their values, and the checked result. */
@NullMarked
package io.kms4j.server.config;

import org.jspecify.annotations.NullMarked;
