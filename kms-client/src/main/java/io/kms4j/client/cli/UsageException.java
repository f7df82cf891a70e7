package io.kms4j.client.cli;

/** Options that do not go together; exit code 2, like every other wrong command line. */
final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UsageException(String sentence) {
        super(sentence);
    }
}
