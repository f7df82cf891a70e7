package io.kms4j.server.http;

import io.kms4j.core.AccessRights;
import io.kms4j.core.Kms;
import io.kms4j.core.UserId;
import io.kms4j.core.port.HsmSlotStatus;
import io.kms4j.core.port.HsmStatus;
import io.kms4j.core.port.StoredObject;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.enumeration.Operation;
import io.kms4j.kmip.message.RequestMessage;
import io.kms4j.kmip.message.ResponseMessage;
import io.kms4j.kmip.operation.RequestPayload;
import io.kms4j.kmip.operation.ResponsePayload;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;

/** A KMS that does what a test says; it knows no keys and no grants. */
final class FakeKms implements Kms, AccessRights {
    private final BiFunction<RequestPayload<?>, UserId, ResponsePayload> behaviour;

    FakeKms(BiFunction<RequestPayload<?>, UserId, ResponsePayload> behaviour) {
        this.behaviour = behaviour;
    }

    /** One that fails each time. */
    static FakeKms failing(RuntimeException failure) {
        return new FakeKms((request, caller) -> {
            throw failure;
        });
    }

    @Override
    @SuppressWarnings("unchecked") // the test answers what it was asked for
    public <R extends ResponsePayload> R execute(RequestPayload<R> request, UserId caller) {
        return (R) behaviour.apply(request, caller);
    }

    @Override
    public ResponseMessage process(RequestMessage message, UserId caller) {
        throw new UnsupportedOperationException();
    }

    @Override
    public AccessRights accessRights() {
        return this;
    }

    @Override
    public List<HsmStatus> hsms() {
        return List.of(new HsmStatus(
                "hsm",
                "softhsm2",
                List.of(new HsmSlotStatus(4, true, "well"), new HsmSlotStatus(7, false, "token removed"))));
    }

    @Override
    public void grant(UniqueIdentifier object, UserId user, Set<Operation> operations, UserId caller) {}

    @Override
    public void revoke(UniqueIdentifier object, UserId user, Set<Operation> operations, UserId caller) {}

    @Override
    public Map<UserId, Set<Operation>> list(UniqueIdentifier object, UserId caller) {
        return Map.of();
    }

    @Override
    public List<StoredObject> owned(UserId caller) {
        return List.of();
    }

    @Override
    public List<Obtained> obtained(UserId caller) {
        return List.of();
    }

    @Override
    public boolean mayCreate(UserId caller) {
        return true;
    }

    @Override
    public void close() {}
}
