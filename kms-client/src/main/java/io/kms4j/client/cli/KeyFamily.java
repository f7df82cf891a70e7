package io.kms4j.client.cli;

/** The kinds of keys that have commands of the same names. */
enum KeyFamily {
    SYMMETRIC("symmetric key"),
    RSA("RSA key"),
    EC("elliptic curve key");

    final String noun;

    KeyFamily(String noun) {
        this.noun = noun;
    }
}
