package io.kms4j.client.cli;

import io.kms4j.client.AccessClient;
import io.kms4j.core.UserId;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.enumeration.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code access-rights grant} and {@code revoke}, in both orders that ever were: {@code USER OBJECT_UID OPERATION…}, and
 * {@code USER OPERATION… --object-uid UID}.
 */
final class AccessChange extends Action {
    /** The call to make. */
    private interface Change {
        void apply(AccessClient access, Optional<UniqueIdentifier> object, UserId user, Set<Operation> operations);
    }

    private final Change change;
    private final String sentence;

    @Parameters(index = "0", paramLabel = "USER", description = "The user; * is everybody.")
    UserId user = UserId.EVERYBODY;

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "OBJECT_UID OPERATION",
            description =
                    "The object, unless --object-uid names it, and operations: create, get, export, import, encrypt, "
                            + "decrypt, sign, signature_verify, mac, locate, get_attributes, set_attribute, rekey, revoke, destroy …")
    List<String> words = new ArrayList<>();

    @Option(
            names = {"-i", "--object-uid"},
            paramLabel = "UID",
            description = "The object; not needed to grant or revoke create.")
    Optional<UniqueIdentifier> objectUid = Optional.empty();

    private AccessChange(Session session, Change change, String sentence) {
        super(session);
        this.change = change;
        this.sentence = sentence;
    }

    static AccessChange grant(Session session) {
        return new AccessChange(session, AccessClient::grant, "successfully granted to");
    }

    static AccessChange revoke(Session session) {
        return new AccessChange(session, AccessClient::revoke, "successfully revoked from");
    }

    @Override
    Answer answer() {
        boolean createAlone = words.equals(List.of("create"));
        Optional<UniqueIdentifier> object = objectUid;
        List<String> operationWords = words;
        if (object.isEmpty() && !createAlone) {
            object = Optional.of(identifier(words.get(0)));
            operationWords = words.subList(1, words.size());
        }
        if (operationWords.isEmpty()) {
            throw new UsageException("no operation was given");
        }
        Set<Operation> operations = OperationNames.all(operationWords);
        change.apply(session.access(), object, user, operations);
        return new Answer("The following kmip operations: [" + OperationNames.join(operations) + "], were " + sentence
                + " user `" + user + "`"
                + object.map(id -> " on object `" + id + "`").orElse(""));
    }

    private static UniqueIdentifier identifier(String word) {
        try {
            return new UniqueIdentifier(word);
        } catch (KmipException e) {
            throw new UsageException("\"" + word + "\" is no object: " + e.getMessage());
        }
    }
}
