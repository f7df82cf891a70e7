package io.kms4j.core;

import io.kms4j.core.port.HsmStatus;
import io.kms4j.kmip.message.RequestMessage;
import io.kms4j.kmip.message.ResponseMessage;
import io.kms4j.kmip.operation.RequestPayload;
import io.kms4j.kmip.operation.ResponsePayload;
import java.util.List;

/** The KMS that an embedder holds. Safe for many threads. */
public interface Kms extends AutoCloseable {
    /** Starts to put a KMS together. */
    static KmsBuilder builder() {
        return new KmsBuilder();
    }

    /**
     * Executes one operation.
     *
     * @throws io.kms4j.kmip.KmipException with the reason, when it cannot be done
     */
    <R extends ResponsePayload> R execute(RequestPayload<R> request, UserId caller);

    /**
     * Executes a batch; a failed operation is an item of the answer, never an exception. A message that asks for it is
     * answered before its operations are done: the client polls for their answers at this very node.
     *
     * @param caller whom the transport has authenticated; a ticket in the message stands for another user
     */
    ResponseMessage process(RequestMessage message, UserId caller);

    /** Grants and who has them. */
    AccessRights accessRights();

    /** The HSMs and how they are doing, which may take seconds when one does not answer. */
    List<HsmStatus> hsms();

    /** Wipes the cached keys and gives up pending operations. The adapters that were given to the builder stay open: they belong to who made them. */
    @Override
    void close();
}
