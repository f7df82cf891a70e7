package io.kms4j.server.crash;

import java.io.IOException;

/** A change that the server acknowledged. */
record Change(Kind kind, String id) {
    /** What was done to the object of that identifier. */
    enum Kind {
        KEY,
        PAIR,
        GRANT,
        REVOCATION
    }

    private static final String PLAINTEXT = "00112233";

    /** Whether the server knows of it still; a key must also be good for a round trip. */
    boolean isThere(ServerProcess server) throws IOException, InterruptedException {
        return switch (kind) {
            case KEY -> server.holds(id) && (isRevoked(server) || decryptsWhatItEncrypts(server));
            case PAIR -> server.holds(id) && server.holds(id + "_pk");
            case GRANT -> server.get("/access/list/" + id).body().contains("encrypt");
            case REVOCATION -> isRevoked(server);
        };
    }

    private boolean isRevoked(ServerProcess server) throws IOException, InterruptedException {
        return server.kmip(Requests.get(id)).body().startsWith("Wrong_Key_Lifecycle_State");
    }

    private boolean decryptsWhatItEncrypts(ServerProcess server) throws IOException, InterruptedException {
        String encrypted = server.kmip(Requests.encrypt(id, PLAINTEXT)).body();
        String decrypted = server.kmip(Requests.decrypt(id, encrypted)).body();
        return Requests.bytes("Data", decrypted).equals(PLAINTEXT);
    }
}
