package io.kms4j.core.internal;

import io.kms4j.core.AccessRights;
import io.kms4j.core.Kms;
import io.kms4j.core.UserId;
import io.kms4j.core.internal.batch.MessageProcessor;
import io.kms4j.core.internal.batch.PendingItems;
import io.kms4j.core.internal.handler.OperationHandler;
import io.kms4j.core.internal.key.Hsms;
import io.kms4j.core.internal.key.UnwrappedKeyCache;
import io.kms4j.core.internal.stream.Streams;
import io.kms4j.core.port.HsmStatus;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.enumeration.ResultReason;
import io.kms4j.kmip.message.RequestMessage;
import io.kms4j.kmip.message.ResponseMessage;
import io.kms4j.kmip.operation.RequestPayload;
import io.kms4j.kmip.operation.ResponsePayload;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Hands each request to the handler of its class. */
public final class KmsEngine implements Kms, MessageProcessor.Executor {
    private final Map<Class<?>, OperationHandler<?, ?>> handlers;
    private final MessageProcessor processor;
    private final AccessRights accessRights;
    private final Hsms hsms;
    private final UnwrappedKeyCache cache;
    private final PendingItems pending;
    private final Streams streams;

    public KmsEngine(
            List<OperationHandler<?, ?>> handlers,
            AccessRights accessRights,
            Hsms hsms,
            UnwrappedKeyCache cache,
            Streams streams,
            MessageProcessor.Shared messages) {
        this.handlers = handlers.stream()
                .collect(Collectors.toUnmodifiableMap(OperationHandler::requestType, Function.identity()));
        this.processor = new MessageProcessor(this, messages);
        this.pending = messages.pending();
        this.accessRights = accessRights;
        this.hsms = hsms;
        this.cache = cache;
        this.streams = streams;
    }

    @Override
    public <R extends ResponsePayload> R execute(RequestPayload<R> request, UserId caller) {
        if (caller.equals(UserId.EVERYBODY)) {
            throw new KmipException(ResultReason.AUTHENTICATION_NOT_SUCCESSFUL, "'*' is not the name of a user");
        }
        @SuppressWarnings("unchecked") // the map is keyed by each handler's own request type
        OperationHandler<RequestPayload<R>, R> handler =
                (OperationHandler<RequestPayload<R>, R>) handlers.get(request.getClass());
        if (handler == null) {
            throw new KmipException(
                    ResultReason.OPERATION_NOT_SUPPORTED, request.operation().kmipName() + " is not supported");
        }
        return handler.handle(request, caller);
    }

    @Override
    public ResponseMessage process(RequestMessage message, UserId caller) {
        return processor.process(message, caller);
    }

    @Override
    public AccessRights accessRights() {
        return accessRights;
    }

    @Override
    public List<HsmStatus> hsms() {
        return hsms.status();
    }

    @Override
    public void close() {
        pending.close();
        streams.close();
        cache.close();
    }
}
