/**
 * PKCS#11 in its own words: the binding to a vendor's library, sessions and login, mechanisms, templates and errors. For
 * {@code io.kms4j.hsm.proteccio} only; not API, whatever its modifiers say.
 */
@NullMarked
package io.kms4j.hsm.proteccio.pkcs11;

import org.jspecify.annotations.NullMarked;
