/** The {@code ckms} command line, for people and scripts. Not API: its interface is its options, its text and its exit codes. */
@NullMarked
package io.kms4j.client.cli;

import org.jspecify.annotations.NullMarked;
