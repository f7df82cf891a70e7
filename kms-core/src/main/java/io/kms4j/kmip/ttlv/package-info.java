/**
 * Bytes and records: the TTLV encodings (bytes to tree and back) and the mapper (tree to record and back), where all
 * differences between the versions of KMIP end.
 */
@NullMarked
package io.kms4j.kmip.ttlv;

import org.jspecify.annotations.NullMarked;
