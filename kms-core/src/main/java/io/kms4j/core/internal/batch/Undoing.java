package io.kms4j.core.internal.batch;

import io.kms4j.core.port.HsmKeyId;
import io.kms4j.kmip.Attribute;
import io.kms4j.kmip.Attributes;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.enumeration.Operation;
import io.kms4j.kmip.enumeration.ResultReason;
import io.kms4j.kmip.message.RequestBatchItem;
import io.kms4j.kmip.message.ResponseBatchItem;
import io.kms4j.kmip.operation.CreateKeyPairRequest;
import io.kms4j.kmip.operation.CreateRequest;
import io.kms4j.kmip.operation.ImportRequest;
import io.kms4j.kmip.operation.ObjectRequest;
import io.kms4j.kmip.operation.RegisterRequest;
import io.kms4j.kmip.operation.RequestPayload;
import io.kms4j.kmip.operation.ResponsePayload;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What can be undone and what a client is told of it (KMIP 2.1, Batch Error Continuation Option). */
final class Undoing {
    /** Operations with an effect outside the store that a client counts on. */
    private static final Set<Operation> LASTING = EnumSet.of(
            Operation.LOGIN,
            Operation.LOGOUT,
            Operation.DELEGATED_LOGIN,
            Operation.POLL,
            Operation.CANCEL,
            Operation.PROCESS,
            Operation.NOTIFY,
            Operation.PKCS_11);

    /** What changes nothing in an HSM. */
    private static final Set<Operation> USES = EnumSet.of(
            Operation.CHECK,
            Operation.DECRYPT,
            Operation.ENCRYPT,
            Operation.EXPORT,
            Operation.GET,
            Operation.GET_ATTRIBUTES,
            Operation.GET_ATTRIBUTE_LIST,
            Operation.MAC,
            Operation.MAC_VERIFY,
            Operation.OBTAIN_LEASE,
            Operation.SIGN,
            Operation.SIGNATURE_VERIFY);

    /** What a key did for a client counts against its limits, and is undone only when the client does not get it. */
    private static final Set<Operation> COUNTED =
            EnumSet.of(Operation.ENCRYPT, Operation.SIGN, Operation.MAC, Operation.GET_USAGE_ALLOCATION);

    private Undoing() {}

    /**
     * Refuses a batch before anything of it is done, when it holds what can never be undone.
     *
     * @throws KmipException FEATURE_NOT_SUPPORTED
     */
    static void refuseLasting(List<RequestBatchItem> items) {
        for (RequestBatchItem item : items) {
            item.operation().filter(LASTING::contains).ifPresent(operation -> {
                throw cannot(operation.kmipName() + " cannot be undone");
            });
        }
    }

    /**
     * Refuses a request that changes something in an HSM.
     *
     * @throws KmipException FEATURE_NOT_SUPPORTED
     */
    static void refuseLasting(RequestPayload<?> request) {
        if (!USES.contains(request.operation()) && named(request).anyMatch(HsmKeyId::isHsm)) {
            throw cannot("what " + request.operation().kmipName() + " does in an HSM cannot be undone");
        }
    }

    private static KmipException cannot(String why) {
        return new KmipException(ResultReason.FEATURE_NOT_SUPPORTED, why + ": send it without the batch option Undo");
    }

    private static Stream<UniqueIdentifier> named(RequestPayload<?> request) {
        if (request instanceof ObjectRequest<?> object) {
            return object.uniqueIdentifier().stream();
        }
        if (request instanceof ImportRequest imported) {
            return Stream.concat(imported.uniqueIdentifier().stream(), named(Optional.of(imported.attributes())));
        }
        if (request instanceof CreateRequest create) {
            return named(Optional.of(create.attributes()));
        }
        if (request instanceof RegisterRequest register) {
            return named(Optional.of(register.attributes()));
        }
        if (request instanceof CreateKeyPairRequest pair) {
            return Stream.of(pair.commonAttributes(), pair.privateKeyAttributes(), pair.publicKeyAttributes())
                    .flatMap(Undoing::named);
        }
        return Stream.empty();
    }

    private static Stream<UniqueIdentifier> named(Optional<Attributes> attributes) {
        return attributes.flatMap(present -> present.get(Attribute.UNIQUE_IDENTIFIER)).stream();
    }

    /** What is told of a batch whose last item failed. */
    static List<ResponseBatchItem> undone(List<ResponseBatchItem> answers) {
        return answers.stream()
                .map(answer -> Answers.isFailed(answer) ? answer : Answers.undone(answer, told(answer)))
                .toList();
    }

    private static Optional<ResponsePayload> told(ResponseBatchItem answer) {
        return answer.operation().filter(COUNTED::contains).isPresent() ? Optional.empty() : answer.responsePayload();
    }
}
