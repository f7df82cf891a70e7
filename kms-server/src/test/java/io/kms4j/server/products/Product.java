package io.kms4j.server.products;

import static org.assertj.core.api.Assertions.assertThat;

import io.kms4j.kmip.Attribute;
import io.kms4j.kmip.ProtocolVersion;
import io.kms4j.kmip.Tag;
import io.kms4j.kmip.Ttlv;
import io.kms4j.kmip.enumeration.Operation;
import io.kms4j.kmip.ttlv.KmipMapper;
import io.kms4j.server.socket.RunningSocket;
import io.kms4j.server.socket.RunningSocket.Client;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A product with a connection of its own. Of every answer it wants what all decoders in the field want: its own version, its
 * batch identifiers, and nothing that its version does not know.
 */
final class Product implements AutoCloseable {
    private static final List<Tag> HEADER = List.of(Tag.PROTOCOL_VERSION, Tag.TIME_STAMP, Tag.BATCH_COUNT);

    private final Client client;
    private final ProtocolVersion version;
    private final List<Ttlv> header;

    private Product(Client client, ProtocolVersion version, List<Ttlv> header) {
        this.client = client;
        this.version = version;
        this.header = header;
    }

    /** A product that speaks this version and puts these fields into each header, between the version and the count. */
    static Product connected(RunningSocket server, String user, ProtocolVersion version, Ttlv... header) {
        return new Product(server.client(user), version, List.of(header));
    }

    /** The same product on the same connection, with a request of another version. */
    Product speaking(ProtocolVersion other) {
        return new Product(client, other, header);
    }

    Reply ask(Operation operation, Ttlv... payload) {
        return ask(Call.of(operation, payload)).get(0);
    }

    List<Reply> ask(Call... calls) {
        List<Ttlv> items = new ArrayList<>();
        List<Ttlv> fields = new ArrayList<>();
        fields.add(KmipMapper.writeStructure(Tag.PROTOCOL_VERSION, version, ProtocolVersion.class));
        fields.addAll(header);
        fields.add(new Ttlv.Int(Tag.BATCH_COUNT, calls.length));
        items.add(new Ttlv.Structure(Tag.REQUEST_HEADER, fields));
        for (Call call : calls) {
            items.add(call.item());
        }
        List<Reply> replies = replies(client.ask(new Ttlv.Structure(Tag.REQUEST_MESSAGE, items)), version);
        for (int i = 0; i < replies.size(); i++) {
            Optional<Ttlv> echoed = replies.get(i).item().find(Tag.UNIQUE_BATCH_ITEM_ID);
            assertThat(echoed)
                    .isEqualTo(calls[i].batchId().map(id -> new Ttlv.ByteString(Tag.UNIQUE_BATCH_ITEM_ID, id)));
        }
        return replies;
    }

    /** The items of an answer that any client of this version can decode. */
    static List<Reply> replies(Ttlv answer, ProtocolVersion version) {
        Ttlv.Structure message = (Ttlv.Structure) answer;
        Ttlv.Structure header = (Ttlv.Structure) message.items().get(0);
        assertThat(header.tag()).isEqualTo(Tag.RESPONSE_HEADER);
        assertThat(header.items()).extracting(Ttlv::tag).containsExactlyElementsOf(HEADER);
        assertThat(KmipMapper.readStructure(header.items().get(0), ProtocolVersion.class))
                .isEqualTo(version);
        assertKnown(answer, version);
        List<Reply> replies = message.items().stream()
                .skip(1)
                .map(item -> new Reply((Ttlv.Structure) item))
                .toList();
        assertThat(header.items().get(2)).isEqualTo(new Ttlv.Int(Tag.BATCH_COUNT, replies.size()));
        return replies;
    }

    private static void assertKnown(Ttlv item, ProtocolVersion version) {
        assertThat(item.tag()).as("a tag of KMIP 2").isNotIn(Tag.ATTRIBUTES, Tag.ATTRIBUTE_REFERENCE);
        if (item instanceof Ttlv.Structure structure) {
            structure.items().forEach(child -> assertKnown(child, version));
        }
        if (item instanceof Ttlv.Text name && name.tag().equals(Tag.ATTRIBUTE_NAME)) {
            Tag.find(name.value()).flatMap(Attribute::of).ifPresent(known -> assertThat(
                            version.isAtLeast(known.since()))
                    .as("%s in %s", name.value(), version)
                    .isTrue());
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
