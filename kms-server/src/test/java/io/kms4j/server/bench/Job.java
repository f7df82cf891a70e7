package io.kms4j.server.bench;

import io.kms4j.kmip.Bytes;

/**
 * A request to be sent over and over.
 *
 * @param request as it goes over the wire
 * @param items how many operations it holds
 * @param check of answers; costs requests of its own, so only a sample is checked
 */
record Job(String name, Bytes request, int items, Check check) {
    /** Whether an answer is right. */
    interface Check {
        /**
         * Looks at the body of an answer.
         *
         * @throws IllegalStateException when it is wrong
         */
        void accept(byte[] body);
    }
}
