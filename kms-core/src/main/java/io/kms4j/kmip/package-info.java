/**
 * The vocabulary of KMIP: tags, items, attributes, objects and the errors that name a result reason. Values are immutable
 * and checked at birth. For everyone: embedders, adapters, clients.
 */
@NullMarked
package io.kms4j.kmip;

import org.jspecify.annotations.NullMarked;
