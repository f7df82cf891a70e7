package io.kms4j.kmip.ttlv;

import static org.assertj.core.api.Assertions.assertThat;

import io.kms4j.kmip.Attribute;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.operation.CreateRequest;
import io.kms4j.kmip.operation.DeriveKeyRequest;
import io.kms4j.kmip.operation.RequestPayload;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SeedDialectTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    private static SeedDialect.Document read(String type) {
        String json = "{\"tag\":\"Create\"," + type + "\"value\":["
                + "{\"tag\":\"ObjectType\",\"type\":\"Enumeration\",\"value\":\"SymmetricKey\"},"
                + "{\"tag\":\"Attributes\"," + type + "\"value\":["
                + "{\"tag\":\"CryptographicAlgorithm\",\"type\":\"Enumeration\",\"value\":\"AES\"}]}]}";
        return JsonTtlv.readDocument(json.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void dialect_isToldByTheTypeOfTheRoot() {
        assertThat(read("\"type\":\"Structure\",").isSeed()).isTrue();
        assertThat(read("").isSeed()).isFalse();
    }

    @Test
    void newKeys_areActiveAtOnce() {
        RequestPayload<?> request =
                KmipMapper.readRequest(read("\"type\":\"Structure\",").root());
        CreateRequest completed = (CreateRequest) SeedDialect.completed(request, NOW);
        assertThat(completed.attributes().get(Attribute.ACTIVATION_DATE)).contains(NOW);
    }

    /** How clients of the original product call the base of Derive Key. */
    @Test
    void deriveKey_isReadWithTheNameThatClientsGiveItsBase() {
        String json = "{\"tag\":\"DeriveKey\",\"value\":["
                + "{\"tag\":\"ObjectType\",\"type\":\"Enumeration\",\"value\":\"SymmetricKey\"},"
                + "{\"tag\":\"ObjectUniqueIdentifier\",\"type\":\"TextString\",\"value\":\"base\"},"
                + "{\"tag\":\"DerivationMethod\",\"type\":\"Enumeration\",\"value\":\"HKDF\"},"
                + "{\"tag\":\"DerivationParameters\",\"value\":[]},{\"tag\":\"Attributes\",\"value\":[]}]}";
        DeriveKeyRequest request =
                (DeriveKeyRequest) KmipMapper.readRequest(JsonTtlv.read(json.getBytes(StandardCharsets.UTF_8)));
        assertThat(request.uniqueIdentifier()).containsExactly(new UniqueIdentifier("base"));
    }
}
