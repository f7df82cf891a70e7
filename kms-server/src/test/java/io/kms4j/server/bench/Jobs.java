package io.kms4j.server.bench;

import io.kms4j.kmip.Attribute;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.operation.CreateRequest;
import io.kms4j.kmip.operation.CreateResponse;
import io.kms4j.kmip.operation.DecryptRequest;
import io.kms4j.kmip.operation.DecryptResponse;
import io.kms4j.kmip.operation.EncryptRequest;
import io.kms4j.kmip.operation.EncryptResponse;
import io.kms4j.kmip.operation.RequestPayload;
import io.kms4j.kmip.operation.ResponsePayload;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The jobs for a server, and the keys that they need there. For one thread. */
final class Jobs {
    private static final int AES_BITS = 256;
    private static final int SUCCESS = 200;
    private static final Bytes PLAINTEXT = Bytes.takeOver(new byte[32]);

    private final int port;
    private final UniqueIdentifier wrappingKey;
    private final UniqueIdentifier wrapped;

    /**
     * Makes a key in the HSM and one that is wrapped by it.
     *
     * @param wrappingKey what the key in the HSM is to be called
     */
    Jobs(int port, String wrappingKey) {
        this.port = port;
        CreateRequest inHsm = CreateRequest.aes(AES_BITS).named(wrappingKey).with(Attribute.SENSITIVE, true);
        this.wrappingKey = ask(inHsm, CreateResponse.class).uniqueIdentifier();
        this.wrapped = ask(CreateRequest.aes(AES_BITS).wrappedBy(this.wrappingKey), CreateResponse.class)
                .uniqueIdentifier();
    }

    /** AES-GCM encryption of 32 bytes by a key that is stored wrapped. */
    Job encrypt(String name, Wire wire, int items) {
        return encrypt(name, wire, items, wrapped);
    }

    /** The same in the HSM. */
    Job encryptInHsm(String name) {
        return encrypt(name, Wire.JSON_OPERATION, 1, wrappingKey);
    }

    private Job encrypt(String name, Wire wire, int items, UniqueIdentifier key) {
        Bytes request = wire.request(EncryptRequest.of(key, PLAINTEXT), items);
        return new Job(name, request, items, body -> wire.read(body, EncryptResponse.class)
                .forEach(answer -> checkDecrypts(key, answer)));
    }

    private void checkDecrypts(UniqueIdentifier key, EncryptResponse encrypted) {
        Bytes decrypted = ask(DecryptRequest.of(key, encrypted), DecryptResponse.class)
                .data()
                .orElseThrow();
        if (!decrypted.equals(PLAINTEXT)) {
            throw new IllegalStateException("what was encrypted decrypts to something else");
        }
    }

    /** New AES keys, each on the disk before the answer. */
    Job create(String name) {
        return create(name, CreateRequest.aes(AES_BITS));
    }

    /** The same, each wrapped in the HSM. */
    Job createWrapped(String name) {
        return create(name, CreateRequest.aes(AES_BITS).wrappedBy(wrappingKey));
    }

    private Job create(String name, CreateRequest request) {
        Wire wire = Wire.JSON_OPERATION;
        return new Job(name, wire.request(request, 1), 1, body -> {
            UniqueIdentifier key = wire.read(body, CreateResponse.class).get(0).uniqueIdentifier();
            checkDecrypts(key, ask(EncryptRequest.of(key, PLAINTEXT), EncryptResponse.class));
        });
    }

    /** The server without KMIP. */
    static Job version() {
        return new Job(
                "GET /version", Bytes.takeOver(Connection.request("GET", "/version", "", new byte[0])), 1, body -> {});
    }

    /** What a job sends, to a server that sends it back. */
    static Job echo(Job job) {
        return new Job("Jetty alone, sends the request back", job.request(), 1, body -> {});
    }

    private <R extends ResponsePayload> R ask(RequestPayload<R> request, Class<R> type) {
        // The server closes a connection that was not used for a while, so one cannot be kept from sample to sample.
        try (Connection connection = new Connection(port)) {
            int status = connection.send(Wire.JSON_OPERATION.request(request, 1).toArray());
            if (status != SUCCESS) {
                throw new IllegalStateException(request.operation() + " is answered with " + status);
            }
            return Wire.JSON_OPERATION.read(connection.body(), type).get(0);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
