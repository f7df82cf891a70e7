/** The enumerations of KMIP 1.0 to 2.1, one Java enum each; {@code Enumerations} finds them by tag. */
@NullMarked
package io.kms4j.kmip.enumeration;

import org.jspecify.annotations.NullMarked;
