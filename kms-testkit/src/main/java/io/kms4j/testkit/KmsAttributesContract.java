package io.kms4j.testkit;

import static io.kms4j.testkit.TestKms.ALICE;
import static org.assertj.core.api.Assertions.assertThat;

import io.kms4j.core.Kms;
import io.kms4j.kmip.Attribute;
import io.kms4j.kmip.ExtensionInformation;
import io.kms4j.kmip.RngParameters;
import io.kms4j.kmip.enumeration.ObjectType;
import io.kms4j.kmip.enumeration.Operation;
import io.kms4j.kmip.enumeration.QueryFunction;
import io.kms4j.kmip.operation.QueryRequest;
import io.kms4j.kmip.operation.QueryResponse;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the KMS says of itself and of its objects, over any adapters: Query, attributes, Locate. */
public interface KmsAttributesContract {
    /** A KMS; the same adapters may serve all tests, since each uses fresh names. */
    TestKms test();

    private Kms kms() {
        return test().kms();
    }

    private QueryResponse query(QueryFunction... functions) {
        return kms().execute(QueryRequest.of(functions), ALICE);
    }

    @Test
    default void query_answersNothing_thatWasNotAskedFor() {
        QueryResponse nothing = query();
        assertThat(nothing.operation()).isEmpty();
        assertThat(nothing.vendorIdentification()).isEmpty();
        assertThat(nothing.capabilityInformation()).isEmpty();
        assertThat(nothing.protectionStorageMasks()).isEmpty();
    }

    @Test
    default void query_namesOperationsAndObjects() {
        QueryResponse answer = query(QueryFunction.QUERY_OPERATIONS, QueryFunction.QUERY_OBJECTS);
        assertThat(answer.operation())
                .contains(Operation.QUERY, Operation.LOCATE, Operation.ENCRYPT)
                .doesNotHaveDuplicates();
        assertThat(answer.objectType()).contains(ObjectType.SYMMETRIC_KEY, ObjectType.CERTIFICATE_REQUEST);
    }

    @Test
    default void query_namesTheServer() {
        QueryResponse answer = query(QueryFunction.QUERY_SERVER_INFORMATION);
        assertThat(answer.vendorIdentification()).isPresent();
        assertThat(answer.serverInformation().orElseThrow().serverName()).contains("kms4j");
    }

    @Test
    default void query_tellsNumbersOfExtensions_onlyInTheMap() {
        assertThat(query(QueryFunction.QUERY_EXTENSION_LIST).extensionInformation())
                .isNotEmpty()
                .allMatch(known -> known.extensionTag().isEmpty());
        assertThat(query(QueryFunction.QUERY_EXTENSION_LIST, QueryFunction.QUERY_EXTENSION_MAP)
                        .extensionInformation())
                .extracting(ExtensionInformation::extensionTag)
                .allSatisfy(tag -> assertThat(tag.orElseThrow()).isGreaterThanOrEqualTo(0x540000));
    }

    @Test
    default void query_claimsNothing_thatIsNotSo() {
        QueryResponse answer = query(QueryFunction.values());
        assertThat(answer.validationInformation()).isEmpty();
        assertThat(answer.attestationType()).isEmpty();
        assertThat(answer.applicationNamespace()).isEmpty();
        assertThat(answer.rngParameters()).containsExactly(RngParameters.UNSPECIFIED);
        assertThat(answer.capabilityInformation()).singleElement().satisfies(capabilities -> {
            assertThat(capabilities.asynchronousCapability())
                    .contains(answer.operation().contains(Operation.POLL));
            assertThat(capabilities.attestationCapability()).contains(false);
        });
    }

    @Test
    default void query_tellsTheDefaults_ofNewKeys() {
        assertThat(query(QueryFunction.QUERY_DEFAULTS_INFORMATION)
                        .defaultsInformation()
                        .orElseThrow()
                        .objectDefaults())
                .singleElement()
                .satisfies(defaults -> {
                    assertThat(defaults.objectType()).isEqualTo(ObjectType.SYMMETRIC_KEY);
                    assertThat(defaults.attributes().get(Attribute.EXTRACTABLE)).isEqualTo(Optional.of(true));
                });
    }
}
