package io.kms4j.crypto;

/**
 * The fields of 2^8 and 2^16 elements as KMIP 2.1, Split Key Algorithms, represents them: no library has the second. Takes
 * the same time for all elements.
 */
enum BinaryField {
    /** Modulo x^8 + x^4 + x^3 + x^2 + 1. */
    GF_2_8(1) {
        @Override
        int multiply(int a, int b) {
            int shifted = a;
            int product = 0;
            for (int bit = 0; bit < Byte.SIZE; bit++) {
                product ^= shifted & -(b >> bit & 1);
                shifted = shifted << 1 ^ (POLYNOMIAL & -(shifted >> 7 & 1));
            }
            return product;
        }
    },

    /** Pairs uy + v over the first, u the first byte, modulo y^2 + y + m. */
    GF_2_16(2) {
        @Override
        int multiply(int a, int b) {
            int r = a >> 8;
            int s = a & 0xFF;
            int u = b >> 8;
            int v = b & 0xFF;
            int sv = GF_2_8.multiply(s, v);
            int high = GF_2_8.multiply(r ^ s, u ^ v) ^ sv;
            int low = GF_2_8.multiply(GF_2_8.multiply(r, u), M) ^ sv;
            return high << 8 | low;
        }
    };

    private static final int POLYNOMIAL = 0x11D;
    private static final int M = 0x3A;

    private final int elementBytes;

    BinaryField(int elementBytes) {
        this.elementBytes = elementBytes;
    }

    int elementBytes() {
        return elementBytes;
    }

    abstract int multiply(int a, int b);

    /** Of an element that is not zero: its power to the number of elements less two. */
    int invert(int a) {
        int inverse = 1;
        for (int bit = Byte.SIZE * elementBytes - 1; bit >= 0; bit--) {
            inverse = multiply(inverse, inverse);
            if (bit > 0) {
                inverse = multiply(inverse, a);
            }
        }
        return inverse;
    }

    /** The element at {@code index}. */
    int read(byte[] bytes, int index) {
        return this == GF_2_8 ? bytes[index] & 0xFF : ((bytes[2 * index] & 0xFF) << 8) | (bytes[2 * index + 1] & 0xFF);
    }

    void write(byte[] bytes, int index, int element) {
        if (this == GF_2_8) {
            bytes[index] = (byte) element;
        } else {
            bytes[2 * index] = (byte) (element >> 8);
            bytes[2 * index + 1] = (byte) element;
        }
    }
}
