package io.kms4j.server.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.kms4j.core.port.Hsm;
import io.kms4j.crypto.BcCertificates;
import io.kms4j.crypto.TinkCrypto;
import io.kms4j.kmip.Attribute;
import io.kms4j.kmip.KeyMaterial;
import io.kms4j.kmip.KeyValue;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.enumeration.KeyFormatType;
import io.kms4j.kmip.enumeration.KeyWrapType;
import io.kms4j.kmip.operation.CreateKeyPairRequest;
import io.kms4j.kmip.operation.CreateRequest;
import io.kms4j.kmip.operation.GetRequest;
import io.kms4j.store.jdbc.JdbcStore;
import io.kms4j.testkit.EngineContract;
import io.kms4j.testkit.SoftHsm;
import io.kms4j.testkit.SoftHsmExtension;
import io.kms4j.testkit.TestKms;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SoftHsmExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KmsOnH2AndSoftHsmTest implements EngineContract {
    private Path directory;
    private JdbcStore store;
    private Hsm hsm;
    private TestKms test;

    @BeforeAll
    void open(SoftHsm softHsm, @TempDir Path temporary) {
        directory = temporary;
        store = JdbcStore.openH2(directory);
        hsm = SoftHsmAdapter.open(softHsm);
        test = new TestKms(
                store.keyStore(),
                store.grantStore(),
                new TinkCrypto(),
                Optional.of(new BcCertificates()),
                hsm,
                SoftHsmAdapter.slot(softHsm));
    }

    @AfterAll
    void close() {
        test.close();
        hsm.close();
        store.close();
    }

    @Override
    public TestKms test() {
        return test;
    }

    @Test
    void clearKeys_areNowhereInTheDatabaseFiles_inAnyEncoding() {
        UniqueIdentifier kek = test.freshHsmId("kek");
        test.kms().execute(CreateRequest.aes(256).named(kek.value()).with(Attribute.SENSITIVE, true), TestKms.ADMIN);
        UniqueIdentifier aes = test.kms()
                .execute(CreateRequest.aes(256).wrappedBy(kek), TestKms.ADMIN)
                .uniqueIdentifier();
        UniqueIdentifier rsa = test.kms()
                .execute(CreateKeyPairRequest.rsa(2048).wrappedBy(kek), TestKms.ADMIN)
                .privateKeyUniqueIdentifier();
        UniqueIdentifier open =
                test.kms().execute(CreateRequest.aes(256), TestKms.ADMIN).uniqueIdentifier();
        assertThat(isOnDisk(clear(open, KeyFormatType.RAW)))
                .as("the search finds a key that is not wrapped")
                .isTrue();
        assertThat(isOnDisk(clear(aes, KeyFormatType.RAW))).isFalse();
        byte[] pkcs8 = clear(rsa, KeyFormatType.PKCS_8);
        // The second half of the encoding is all secret: exponents, primes, coefficient.
        assertThat(isOnDisk(Arrays.copyOfRange(pkcs8, pkcs8.length / 2, pkcs8.length / 2 + 64)))
                .isFalse();
    }

    private byte[] clear(UniqueIdentifier id, KeyFormatType format) {
        GetRequest request = new GetRequest(
                Optional.of(id),
                Optional.of(format),
                Optional.of(KeyWrapType.NOT_WRAPPED),
                Optional.empty(),
                Optional.empty());
        KeyValue value = test.kms()
                .execute(request, TestKms.ADMIN)
                .managedObject()
                .keyBlockIfAny()
                .flatMap(block -> block.keyValue())
                .orElseThrow();
        KeyMaterial.Encoded encoded = (KeyMaterial.Encoded) ((KeyValue.Plain) value).keyMaterial();
        return encoded.bytes().reveal().toArray();
    }

    private boolean isOnDisk(byte[] key) {
        List<String> forms = List.of(
                new String(key, StandardCharsets.ISO_8859_1),
                HexFormat.of().formatHex(key),
                HexFormat.of().withUpperCase().formatHex(key),
                Base64.getEncoder().withoutPadding().encodeToString(key));
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .map(KmsOnH2AndSoftHsmTest::content)
                    .anyMatch(content -> forms.stream().anyMatch(content::contains));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String content(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
