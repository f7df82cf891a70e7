package io.kms4j.server.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kms4j.core.Kms;
import io.kms4j.core.UserId;
import io.kms4j.crypto.TinkCrypto;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.ProtocolVersion;
import io.kms4j.kmip.Ttlv;
import io.kms4j.kmip.enumeration.Operation;
import io.kms4j.kmip.enumeration.ResultReason;
import io.kms4j.kmip.message.RequestBatchItem;
import io.kms4j.kmip.message.RequestHeader;
import io.kms4j.kmip.message.RequestMessage;
import io.kms4j.kmip.message.ResponseBatchItem;
import io.kms4j.kmip.message.ResponseMessage;
import io.kms4j.kmip.operation.CreateRequest;
import io.kms4j.kmip.operation.CreateResponse;
import io.kms4j.kmip.operation.DiscoverVersionsRequest;
import io.kms4j.kmip.operation.RequestPayload;
import io.kms4j.kmip.ttlv.BinaryTtlv;
import io.kms4j.kmip.ttlv.KmipMapper;
import io.kms4j.server.socket.RunningSocket.Client;
import io.kms4j.server.socket.RunningSocket.Options;
import io.kms4j.server.tls.TestAuthority;
import io.kms4j.testkit.TestKms;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KmipSocketServerTest {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Duration SHORT = Duration.ofMillis(50);

    private static TestKms kms;
    private static RunningSocket server;

    @BeforeAll
    static void start() {
        kms = TestKms.inMemory(new TinkCrypto());
        server = RunningSocket.over(kms.kms());
    }

    @AfterAll
    static void stop() {
        server.close();
        kms.close();
    }

    private static Ttlv message(int id, RequestPayload<?> request) {
        RequestBatchItem item = new RequestBatchItem(
                Optional.of(request.operation()),
                Optional.of(Bytes.copyOf(new byte[] {(byte) id})),
                new RequestBatchItem.Parsed(request));
        return KmipMapper.writeRequestMessage(
                new RequestMessage(RequestHeader.of(ProtocolVersion.V2_1, 1), List.of(item)));
    }

    private static Ttlv hello() {
        return message(0, new DiscoverVersionsRequest(List.of()));
    }

    private static ResponseBatchItem item(Ttlv answer) {
        ResponseMessage message = KmipMapper.readResponseMessage(answer);
        assertThat(message.batchItem()).hasSize(1);
        return message.batchItem().get(0);
    }

    private static void assertServed(Client client) {
        assertThat(item(client.ask(hello())).operation()).hasValue(Operation.DISCOVER_VERSIONS);
    }

    @Test
    void caller_isTheCommonNameOfItsCertificate() {
        try (Client alice = server.client("alice@example.com")) {
            CreateResponse created = (CreateResponse) item(alice.ask(message(1, CreateRequest.aes(256))))
                    .responsePayload()
                    .orElseThrow();

            assertThat(kms.kms().accessRights().owned(new UserId("alice@example.com")))
                    .anyMatch(object -> object.id().equals(created.uniqueIdentifier()));
        }
    }

    @Test
    void caller_isRefused_withoutACertificate() {
        try (Client nobody = new Client(server.connect(() -> server.authority().context()))) {
            assertThatThrownBy(() -> nobody.ask(hello())).isInstanceOf(UncheckedIOException.class);
        }
    }

    @Test
    void caller_isRefused_whenAnotherAuthorityNamesIt() {
        TestAuthority other = new TestAuthority("CN=Test Authority");
        try (Client forged = new Client(server.connect(() -> server.authority().context(other.client("CN=admin"))))) {
            assertThatThrownBy(() -> forged.ask(hello())).isInstanceOf(RuntimeException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"CN=*", "CN=\\ admin", "O=nobody", "CN=alice,CN=admin"})
    void caller_isSentAway_whenItsCertificateNamesNoUser(String subject) {
        try (Client odd = new Client(server.connect(
                () -> server.authority().context(server.authority().client(subject))))) {
            assertThat(odd.isEnded()).isTrue();
        }
    }

    @Test
    void caller_isSentAway_onceItsCertificateHasExpired() {
        Clock later = Clock.fixed(Instant.now().plus(Duration.ofDays(100)), ZoneOffset.UTC);
        try (RunningSocket future =
                        RunningSocket.over(kms.kms(), Options.standard().clock(later));
                Client client = future.client("alice")) {
            client.send(BinaryTtlv.write(hello()));

            assertThat(client.isEnded()).isTrue();
        }
    }

    @Test
    void answers_keepTheOrderOfPipelinedRequests() {
        try (Client client = server.client("alice")) {
            ByteBuffer all = ByteBuffer.allocate(100_000);
            for (int i = 0; i < 100; i++) {
                all.put(BinaryTtlv.write(
                        i % 2 == 0
                                ? message(i, CreateRequest.aes(256))
                                : message(i, new DiscoverVersionsRequest(List.of()))));
            }
            byte[] bytes = new byte[all.position()];
            all.flip().get(bytes);
            client.send(bytes);

            for (int i = 0; i < 100; i++) {
                assertThat(item(client.receive().orElseThrow()).uniqueBatchItemId())
                        .hasValue(Bytes.copyOf(new byte[] {(byte) i}));
            }
        }
    }

    @Test
    void message_isAnswered_whenItComesByteByByte() {
        try (Client client = server.client("alice")) {
            for (byte b : BinaryTtlv.write(hello())) {
                client.send(new byte[] {b});
            }

            assertThat(client.receive()).isPresent();
        }
    }

    @Test
    void message_isAnswered_whenItIsAsLargeAsTheLimit() {
        byte[] large = padded(RunningSocket.MAX_REQUEST_BYTES);
        try (Client client = server.client("alice")) {
            client.send(large);

            assertThat(item(client.receive().orElseThrow()).resultReason()).isPresent();
            assertServed(client);
        }
    }

    /** A request message of this size whose only batch item holds bytes that nobody asked for. */
    private static byte[] padded(int size) {
        byte[] message = BinaryTtlv.write(hello());
        byte[] padded = Arrays.copyOf(message, size);
        ByteBuffer buffer = ByteBuffer.wrap(padded);
        buffer.putInt(4, size - 8);
        buffer.putInt(message.length, 0x5400_0108);
        buffer.putInt(message.length + 4, size - message.length - 8);
        return padded;
    }

    @Test
    void message_isRefusedInItsVersion_whenItIsLargerThanTheLimit() {
        byte[] large = padded(RunningSocket.MAX_REQUEST_BYTES + 8);
        ByteBuffer.wrap(large).putInt(32, 1).putInt(48, 2);
        try (Client client = server.client("alice")) {
            client.send(large);

            ResponseMessage answer =
                    KmipMapper.readResponseMessage(client.receive().orElseThrow());
            assertThat(answer.responseHeader().protocolVersion()).isEqualTo(ProtocolVersion.V1_2);
            assertThat(answer.batchItem().get(0).resultMessage()).hasValueSatisfying(text -> assertThat(text)
                    .contains(Integer.toString(RunningSocket.MAX_REQUEST_BYTES)));
            assertThat(client.isEnded()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MAX_VALUE, Integer.MIN_VALUE, -1, -8, 0x7FFF_FFF8})
    void message_isRefused_whenItClaimsToBeHuge(int length) throws IOException {
        byte[] message = BinaryTtlv.write(hello());
        ByteBuffer.wrap(message).putInt(4, length);
        try (Client client = server.client("alice")) {
            client.send(message);
            client.socket().shutdownOutput();

            assertThat(item(client.receive().orElseThrow()).resultReason())
                    .hasValue(ResultReason.SERVER_LIMIT_EXCEEDED);
            assertThat(client.isEnded()).isTrue();
        }
    }

    @Test
    void message_isAnsweredInItsVersion_whenItIsMalformedInside() {
        byte[] message = BinaryTtlv.write(hello());
        ByteBuffer.wrap(message).putInt(32, 1).putInt(48, 0).putInt(56, 0x42000D7F);
        try (Client client = server.client("alice")) {
            client.send(message);

            ResponseMessage answer =
                    KmipMapper.readResponseMessage(client.receive().orElseThrow());
            assertThat(answer.responseHeader().protocolVersion()).isEqualTo(ProtocolVersion.V1_0);
            assertThat(answer.batchItem().get(0).resultReason()).hasValue(ResultReason.INVALID_MESSAGE);
            assertServed(client);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n", "{\"tag\":\"RequestMessage\"}", "\0\0\0\0\0\0\0\0"})
    void connection_isEnded_whenSomethingElseIsSpoken(String text) {
        try (Client client = server.client("alice")) {
            client.send(text.getBytes(StandardCharsets.ISO_8859_1));

            assertThat(client.isEnded()).isTrue();
        }
    }

    /** Whatever is damaged, the client gets an answer or an end, and the next one is served. */
    @Test
    void server_goesOn_whateverIsSent() throws IOException {
        Random random = new Random(20260801);
        byte[] good = BinaryTtlv.write(message(1, CreateRequest.aes(256)));
        for (int i = 0; i < 150; i++) {
            byte[] bad = good.clone();
            for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
                bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
            }
            try (Client client = server.client("mallory")) {
                client.send(Arrays.copyOf(bad, random.nextBoolean() ? bad.length : random.nextInt(bad.length)));
                client.socket().shutdownOutput();
                while (!client.isEnded()) {
                    // answers may come before the end
                }
            }
        }
        try (Client client = server.client("alice")) {
            assertServed(client);
        }
    }

    @Test
    void answer_comes_whenTheClientHasSaidAllItWantedToSay() throws IOException {
        try (Client client = server.client("alice")) {
            client.send(BinaryTtlv.write(hello()));
            client.socket().shutdownOutput();

            assertThat(client.receive()).isPresent();
            assertThat(client.receive()).isEmpty();
        }
    }

    @Test
    void connection_isEndedInOrder_whenItRestsForTooLong() {
        Options options = Options.standard().patience(new Patience(LONG, SHORT, LONG));
        try (RunningSocket impatient = RunningSocket.over(kms.kms(), options);
                Client client = impatient.client("alice")) {
            assertThat(client.receive()).isEmpty();
        }
    }

    @Test
    void connection_isCut_whenTheHandshakeDoesNotGetOn() throws IOException {
        Options options = Options.standard().patience(new Patience(SHORT, LONG, LONG));
        try (RunningSocket impatient = RunningSocket.over(kms.kms(), options);
                Socket silent = new Socket(
                        InetAddress.getLoopbackAddress(), impatient.server().port())) {
            assertThat(endOf(silent)).isTrue();
        }
    }

    private static boolean endOf(Socket socket) {
        try {
            return socket.getInputStream().read() < 0;
        } catch (IOException reset) {
            return true;
        }
    }

    @Test
    void connection_isCut_whenAMessageHardlyArrives() {
        Options options = Options.standard().patience(new Patience(LONG, LONG, SHORT));
        try (RunningSocket impatient = RunningSocket.over(kms.kms(), options);
                Client client = impatient.client("alice")) {
            client.send(Arrays.copyOf(BinaryTtlv.write(hello()), 20));

            assertThat(client.isEnded()).isTrue();
        }
    }

    @Test
    void connections_areRefused_whenThereAreTooMany() {
        try (RunningSocket small =
                        RunningSocket.over(kms.kms(), Options.standard().atMost(2, 2));
                Client first = small.client("alice")) {
            assertServed(first);
            try (Client second = small.client("bob")) {
                assertServed(second);
                assertThatThrownBy(() -> small.client("carol").ask(hello())).isInstanceOf(UncheckedIOException.class);
                assertServed(first);
            }
        }
    }

    @Test
    void connections_areRefused_whenOneUserHasTooMany_andLetInAgainLater() {
        try (RunningSocket small =
                RunningSocket.over(kms.kms(), Options.standard().atMost(10, 1))) {
            try (Client first = small.client("alice");
                    Client bob = small.client("bob")) {
                assertServed(first);
                assertServed(bob);
                try (Client second = small.client("alice")) {
                    assertThat(second.isEnded()).isTrue();
                }
            }
            assertThat(Stream.generate(() -> isServed(small)).limit(10_000).anyMatch(served -> served))
                    .isTrue();
        }
    }

    private static boolean isServed(RunningSocket socket) {
        try (Client client = socket.client("alice")) {
            client.send(BinaryTtlv.write(hello()));
            return !client.isEnded();
        } catch (UncheckedIOException refused) {
            return false;
        }
    }

    @Test
    void stop_letsTheMessageUnderWayBeAnswered_andLeavesNoThread() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        Kms slow = new SlowKms(kms.kms(), begun, released);
        RunningSocket stopped = RunningSocket.over(slow);
        try (Client busy = stopped.client("alice");
                Client resting = stopped.client("bob")) {
            busy.send(BinaryTtlv.write(hello()));
            begun.await();
            CompletableFuture<Void> stopping =
                    CompletableFuture.runAsync(() -> stopped.server().stop(LONG));
            assertThat(resting.receive()).isEmpty();
            released.countDown();

            assertThat(busy.receive()).isPresent();
            assertThat(busy.receive()).isEmpty();
            stopping.get();
            assertThatThrownBy(() -> stopped.client("carol")).isInstanceOf(UncheckedIOException.class);
        }
    }

    @Test
    void stop_cutsConnections_whenTheyTakeTooLong() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        RunningSocket stopped = RunningSocket.over(new SlowKms(kms.kms(), begun, released));
        try (Client busy = stopped.client("alice")) {
            busy.send(BinaryTtlv.write(hello()));
            begun.await();
            stopped.server().stop(Duration.ZERO);

            assertThat(busy.isEnded()).isTrue();
        } finally {
            released.countDown();
        }
    }
}
