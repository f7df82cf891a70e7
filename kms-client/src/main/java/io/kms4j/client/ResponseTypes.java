package io.kms4j.client;

import io.kms4j.kmip.operation.RequestPayload;
import io.kms4j.kmip.operation.ResponsePayload;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;

/** Which answer belongs to a request: what its class says, {@code … implements ObjectRequest<GetResponse>}. */
final class ResponseTypes {
    private static final ClassValue<Class<?>> RESPONSE_TYPE = new ClassValue<>() {
        @Override
        protected Class<?> computeValue(Class<?> requestType) {
            for (Type implemented : requestType.getGenericInterfaces()) {
                if (implemented instanceof ParameterizedType type
                        && type.getActualTypeArguments()[0] instanceof Class<?> response) {
                    return response;
                }
            }
            throw new IllegalArgumentException(requestType + " does not say what answers it");
        }
    };

    private ResponseTypes() {}

    @SuppressWarnings("unchecked") // the request's class binds R to the very class that is looked up
    static <R extends ResponsePayload> Class<R> of(RequestPayload<R> request) {
        return (Class<R>) RESPONSE_TYPE.get(request.getClass()).asSubclass(ResponsePayload.class);
    }
}
