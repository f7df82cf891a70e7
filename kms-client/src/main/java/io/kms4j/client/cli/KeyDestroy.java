package io.kms4j.client.cli;

import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.enumeration.ObjectType;
import io.kms4j.kmip.operation.DestroyRequest;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code … keys destroy}. */
final class KeyDestroy extends Action {
    private final KeyFamily family;

    @Option(names = "--remove", description = "Forget the key altogether, its attributes too.")
    boolean remove;

    @Option(
            names = "--even-if-it-wraps",
            paramLabel = "KEY_ID",
            description = "Destroy this key of the HSM, named once more, although it wraps stored keys, which are lost"
                    + " with it.")
    Optional<String> evenIfItWraps = Optional.empty();

    @Mixin
    ObjectSelector.ByKeyId key = new ObjectSelector.ByKeyId();

    KeyDestroy(Session session, KeyFamily family) {
        super(session);
        this.family = family;
    }

    @Override
    Answer answer() {
        // Of a key pair either half may be meant, so only symmetric keys can be named for the server to check.
        Optional<ObjectType> expected =
                family == KeyFamily.SYMMETRIC ? Optional.of(ObjectType.SYMMETRIC_KEY) : Optional.empty();
        UniqueIdentifier destroyed = session.execute(new DestroyRequest(
                        Optional.of(key.identifier()),
                        Optional.of(remove),
                        Optional.of(true),
                        expected,
                        evenIfItWraps.map(UniqueIdentifier::new)))
                .uniqueIdentifier();
        return new Answer(remove ? "Successfully removed the key." : "Successfully destroyed the key.")
                .identifier(destroyed);
    }
}
