package io.kms4j.core.port;

import io.kms4j.kmip.Bytes;

/**
 * What an object can be found by: one attribute value in a form that compares byte by byte. Made by the core alone; a store
 * only keeps and compares it.
 *
 * @param attribute the attribute's tag number, or an extension number for vendor attributes
 * @param value at most 64 bytes: the value's TTLV if it is short, else its SHA-256
 */
public record IndexKey(int attribute, Bytes value) {}
