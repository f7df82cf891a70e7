/** Tests of {@code ckms} as a user sees it: arguments in, text, files, requests and exit code out. */
@NullMarked
package io.kms4j.client.cli;

import org.jspecify.annotations.NullMarked;
