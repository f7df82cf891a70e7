package io.kms4j.server.bench.jmh;

import io.kms4j.core.port.GrantStore;
import io.kms4j.core.port.KeyStore;
import io.kms4j.core.port.StoredObject;
import io.kms4j.crypto.TinkCrypto;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.operation.CreateRequest;
import io.kms4j.kmip.operation.EncryptRequest;
import io.kms4j.kmip.operation.EncryptResponse;
import io.kms4j.store.jdbc.JdbcStore;
import io.kms4j.testkit.FakeHsm;
import io.kms4j.testkit.InMemoryGrantStore;
import io.kms4j.testkit.InMemoryKeyStore;
import io.kms4j.testkit.TestKms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Encrypt 32 bytes through the whole engine in this process, and the read of the key's row that is a part of it. */
@State(Scope.Benchmark)
public class EngineBenchmark {
    private static final long SLOT = 4;

    /** Where rows are kept. */
    public enum Place {
        MEMORY,
        H2
    }

    /** How the key is kept. */
    public enum Form {
        CLEAR,
        WRAPPED
    }

    @Param
    public Place place = Place.MEMORY;

    @Param
    public Form form = Form.CLEAR;

    private @Nullable Opened opened;

    /** What {@link #open} made. */
    private record Opened(
            KeyStore store, TestKms test, Optional<JdbcStore> database, Path directory, EncryptRequest request) {}

    @Setup
    public void open() throws IOException {
        Path directory = Files.createTempDirectory("kms4j-jmh");
        Optional<JdbcStore> database = place == Place.H2 ? Optional.of(JdbcStore.openH2(directory)) : Optional.empty();
        GrantStore grants = database.<GrantStore>map(JdbcStore::grantStore).orElseGet(InMemoryGrantStore::new);
        KeyStore store = database.<KeyStore>map(JdbcStore::keyStore).orElseGet(() -> new InMemoryKeyStore(grants));
        TestKms test = new TestKms(store, grants, new TinkCrypto(), new FakeHsm().withSlot(SLOT), SLOT);
        CreateRequest create = CreateRequest.aes(256);
        if (form == Form.WRAPPED) {
            UniqueIdentifier wrappingKey = test.freshHsmId("bench");
            test.kms().execute(create.named(wrappingKey.value()), TestKms.ADMIN);
            create = create.wrappedBy(wrappingKey);
        }
        UniqueIdentifier id = test.kms().execute(create, TestKms.ADMIN).uniqueIdentifier();
        opened = new Opened(store, test, database, directory, EncryptRequest.of(id, Samples.PLAINTEXT));
    }

    @TearDown
    public void close() throws IOException {
        Opened all = opened();
        all.test.close();
        all.database.ifPresent(JdbcStore::close);
        try (Stream<Path> files = Files.walk(all.directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private Opened opened() {
        if (opened == null) {
            throw new IllegalStateException("not open");
        }
        return opened;
    }

    @Benchmark
    public EncryptResponse encrypt() {
        Opened all = opened();
        return all.test.kms().execute(all.request, TestKms.ADMIN);
    }

    @Benchmark
    public Optional<StoredObject> findRow() {
        Opened all = opened();
        return all.store.find(all.request.uniqueIdentifier().orElseThrow());
    }
}
