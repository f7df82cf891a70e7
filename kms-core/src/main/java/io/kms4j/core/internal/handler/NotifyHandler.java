package io.kms4j.core.internal.handler;

import io.kms4j.core.UserId;
import io.kms4j.core.internal.key.KeyResolver;
import io.kms4j.core.port.StoredObject;
import io.kms4j.kmip.enumeration.Operation;
import io.kms4j.kmip.operation.NotifyRequest;
import io.kms4j.kmip.operation.NotifyResponse;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;

/** Notify, from another server: written into the log and nothing else, since this server's objects are its own. */
public final class NotifyHandler implements OperationHandler<NotifyRequest, NotifyResponse> {
    private static final Logger LOG = System.getLogger(NotifyHandler.class.getName());

    private final KeyResolver resolver;

    public NotifyHandler(KeyResolver resolver) {
        this.resolver = resolver;
    }

    @Override
    public Class<NotifyRequest> requestType() {
        return NotifyRequest.class;
    }

    @Override
    public NotifyResponse handle(NotifyRequest request, UserId caller) {
        StoredObject object =
                resolver.authorised(Operation.GET_ATTRIBUTES, Optional.of(request.uniqueIdentifier()), caller);
        LOG.log(Level.INFO, "User ''{0}'' tells that ''{1}'' changed elsewhere", caller, object.id());
        return new NotifyResponse();
    }
}
