package io.kms4j.core.port;

import io.kms4j.kmip.enumeration.SplitKeyMethod;
import java.math.BigInteger;
import java.util.Optional;

/**
 * How a secret is split (KMIP 2.1, Split Key, Split Key Algorithms).
 *
 * @param parts how many there are; they are numbered from 1
 * @param threshold how many it takes to join them
 * @param primeFieldSize of Polynomial Sharing Prime Field
 */
public record Splitting(SplitKeyMethod method, int parts, int threshold, Optional<BigInteger> primeFieldSize) {}
