package io.kms4j.client;

import io.kms4j.kmip.Ttlv;

/**
 * Is told of each KMIP request and answer, as trees, for tracing. They hold plaintexts and keys. Called on the thread that
 * executes the request.
 */
public interface WireListener {
    void request(Ttlv request);

    void response(Ttlv response);
}
