/** What certificates are made from and how they are kept. Not API. */
@NullMarked
package io.kms4j.core.internal.pki;

import org.jspecify.annotations.NullMarked;
