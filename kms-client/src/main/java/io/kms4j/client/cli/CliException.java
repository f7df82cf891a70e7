package io.kms4j.client.cli;

/** A command that cannot do its work, with a sentence for the person at the terminal; exit code 1. */
class CliException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CliException(String sentence) {
        super(sentence);
    }

    CliException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
