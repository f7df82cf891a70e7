package io.kms4j.client;

/**
 * The server cannot be reached, did not answer in time, or is not the one that was expected. Whether a request was carried
 * out is unknown when it had been sent.
 */
public final class KmsConnectionException extends KmsClientException {
    private static final long serialVersionUID = 1L;

    KmsConnectionException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
