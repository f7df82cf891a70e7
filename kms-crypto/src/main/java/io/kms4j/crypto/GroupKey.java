package io.kms4j.crypto;

import static java.math.BigInteger.ONE;

import io.kms4j.kmip.enumeration.CryptographicAlgorithm;
import java.math.BigInteger;
import java.util.Optional;

/** Keys of DSA (FIPS 186-4) and of Diffie-Hellman over a prime field (RFC 2631, PKCS#3), for those who still have some. */
final class GroupKey {
    static final String DSA = "1.2.840.10040.4.1";
    static final String DH_X9_42 = "1.2.840.10046.2.1";
    static final String DH_PKCS_3 = "1.2.840.113549.1.3.1";

    private static final int SHORTEST_BITS = 512;
    private static final int LONGEST_BITS = 8192;

    private GroupKey() {}

    static boolean isGroup(String objectIdentifier) {
        return objectIdentifier.equals(DSA) || objectIdentifier.equals(DH_X9_42) || objectIdentifier.equals(DH_PKCS_3);
    }

    /**
     * The domain parameters.
     *
     * @param algorithm DSA or DH
     * @param q the order of the subgroup; of DH it may be unknown
     * @param j the cofactor, where it was given
     */
    record Group(
            CryptographicAlgorithm algorithm,
            BigInteger p,
            Optional<BigInteger> q,
            BigInteger g,
            Optional<BigInteger> j) {
        Group {
            boolean length = p.bitLength() >= SHORTEST_BITS && p.bitLength() <= LONGEST_BITS;
            boolean subgroup = q.isEmpty()
                    || (q.get().signum() > 0 && p.subtract(ONE).mod(q.get()).signum() == 0);
            boolean generator = g.compareTo(ONE) > 0 && g.compareTo(p) < 0;
            if (!length || !p.testBit(0) || !subgroup || !generator) {
                throw Failures.invalid("the domain parameters of the " + algorithm.kmipName() + " key are not sound");
            }
        }

        /** Private keys are below it. */
        BigInteger bound() {
            return q.orElse(p.subtract(ONE));
        }
    }

    /** A public key: a member of the group other than 1 and p - 1. */
    record Public(Group group, BigInteger y) implements KeyNumbers {
        Public {
            if (y.compareTo(ONE) <= 0 || y.compareTo(group.p().subtract(ONE)) >= 0) {
                throw Failures.invalid("the public key is no member of its group");
            }
        }

        @Override
        public CryptographicAlgorithm algorithm() {
            return group.algorithm();
        }

        @Override
        public int lengthBits() {
            return group.p().bitLength();
        }
    }

    /** A private key. */
    record Private(Group group, BigInteger x) implements KeyNumbers {
        Private {
            if (x.signum() <= 0 || x.compareTo(group.bound()) >= 0) {
                throw Failures.invalid("the private key is out of the range of its group");
            }
        }

        @Override
        public CryptographicAlgorithm algorithm() {
            return group.algorithm();
        }

        @Override
        public int lengthBits() {
            return group.p().bitLength();
        }

        @Override
        public String toString() {
            return group.algorithm() + "Private[" + lengthBits() + " bits]";
        }
    }

    /** Reads the parameters of an algorithm identifier whose identifier was read. */
    static Group readGroup(String identifier, DerReader algorithm) {
        DerReader parameters = algorithm.sequence();
        BigInteger p = parameters.integer();
        if (identifier.equals(DSA)) {
            BigInteger q = parameters.integer();
            return new Group(CryptographicAlgorithm.DSA, p, Optional.of(q), parameters.integer(), Optional.empty());
        }
        BigInteger g = parameters.integer();
        if (identifier.equals(DH_PKCS_3)) {
            return new Group(CryptographicAlgorithm.DH, p, Optional.empty(), g, Optional.empty());
        }
        BigInteger q = parameters.integer();
        Optional<BigInteger> j =
                parameters.nextIs(DerReader.INTEGER) ? Optional.of(parameters.integer()) : Optional.empty();
        return new Group(CryptographicAlgorithm.DH, p, Optional.of(q), g, j);
    }

    /** The algorithm identifier. */
    static byte[] write(Group group) {
        if (group.algorithm() == CryptographicAlgorithm.DSA) {
            byte[] parameters =
                    Der.sequence(Der.integer(group.p()), Der.integer(group.q().orElseThrow()), Der.integer(group.g()));
            return Der.sequence(Der.objectIdentifier(DSA), parameters);
        }
        if (group.q().isEmpty()) {
            byte[] parameters = Der.sequence(Der.integer(group.p()), Der.integer(group.g()));
            return Der.sequence(Der.objectIdentifier(DH_PKCS_3), parameters);
        }
        byte[] cofactor = group.j().map(Der::integer).orElse(new byte[0]);
        byte[] parameters = Der.sequence(
                Der.integer(group.p()),
                Der.integer(group.g()),
                Der.integer(group.q().get()),
                cofactor);
        return Der.sequence(Der.objectIdentifier(DH_X9_42), parameters);
    }
}
