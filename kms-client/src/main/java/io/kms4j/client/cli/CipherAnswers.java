package io.kms4j.client.cli;

import java.nio.file.Path;

/** The sentences about files that were encrypted or decrypted. */
final class CipherAnswers {
    private CipherAnswers() {}

    static Answer encrypted(Path file) {
        return new Answer("The encrypted file is available at \"" + file + "\"");
    }

    static Answer decrypted(Path file) {
        return new Answer("The decrypted file is available at \"" + file + "\"");
    }
}
