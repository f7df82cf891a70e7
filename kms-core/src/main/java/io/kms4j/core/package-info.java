/** The KMS as a library: build a {@code Kms} from adapters of the ports and execute KMIP operations on it. For embedders. */
@NullMarked
package io.kms4j.core;

import org.jspecify.annotations.NullMarked;
