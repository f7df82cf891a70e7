package io.kms4j.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.kms4j.kmip.operation.DestroyRequest;
import io.kms4j.kmip.operation.DestroyResponse;
import io.kms4j.kmip.operation.RequestPayload;
import io.kms4j.kmip.operation.ResponsePayload;
import java.lang.reflect.ParameterizedType;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ResponseTypesTest {
    @Test
    void of_namesTheAnswer() {
        DestroyRequest request =
                new DestroyRequest(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        assertThat(ResponseTypes.of(request)).isEqualTo(DestroyResponse.class);
    }

    static Stream<Class<?>> requests() {
        return records(RequestPayload.class);
    }

    private static Stream<Class<?>> records(Class<?> type) {
        return type.isRecord()
                ? Stream.of(type)
                : Arrays.stream(type.getPermittedSubclasses()).flatMap(ResponseTypesTest::records);
    }

    @ParameterizedTest
    @MethodSource("requests")
    void everyRequest_saysWhatAnswersIt(Class<?> request) {
        ParameterizedType implemented = (ParameterizedType) request.getGenericInterfaces()[0];
        assertThat((Class<?>) implemented.getActualTypeArguments()[0]).isAssignableTo(ResponsePayload.class);
    }
}
