package io.kms4j.client.cli;

/** {@code server version}, and {@code server-version} as it was called first. */
final class ServerVersion extends Action {
    ServerVersion(Session session) {
        super(session);
    }

    @Override
    Answer answer() {
        return new Answer(session.client().version());
    }
}
