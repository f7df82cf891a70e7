package io.kms4j.server.products;

import static org.assertj.core.api.Assertions.assertThat;

import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.Tag;
import io.kms4j.kmip.Ttlv;
import io.kms4j.kmip.enumeration.ResultReason;
import io.kms4j.kmip.enumeration.ResultStatus;
import io.kms4j.kmip.enumeration.State;
import java.util.List;
import java.util.Optional;

/** The answer to one operation, as the client's decoder sees it. */
record Reply(Ttlv.Structure item) {
    /** Asserts that it is one. */
    Reply succeeds() {
        assertThat(status()).as(item.toString()).isEqualTo(ResultStatus.SUCCESS.code());
        return this;
    }

    /** Asserts that it is a failure with this reason, the number of which is what the product looks at. */
    void failsWith(ResultReason reason) {
        assertThat(status()).as(item.toString()).isEqualTo(ResultStatus.OPERATION_FAILED.code());
        assertThat(((Ttlv.Enumeration) item.find(Tag.RESULT_REASON).orElseThrow()).value())
                .as(item.toString())
                .isEqualTo(reason.code());
    }

    private int status() {
        return ((Ttlv.Enumeration) item.find(Tag.RESULT_STATUS).orElseThrow()).value();
    }

    Ttlv.Structure payload() {
        succeeds();
        return (Ttlv.Structure)
                item.find(Tag.RESPONSE_PAYLOAD).orElse(new Ttlv.Structure(Tag.RESPONSE_PAYLOAD, List.of()));
    }

    /** The item at the end of this path of tags below the payload. */
    Optional<Ttlv> find(Tag... path) {
        Optional<Ttlv> found = Optional.of(payload());
        for (Tag tag : path) {
            found = found.flatMap(
                    parent -> parent instanceof Ttlv.Structure structure ? structure.find(tag) : Optional.empty());
        }
        return found;
    }

    String text(Tag... path) {
        return ((Ttlv.Text) find(path).orElseThrow(() -> new AssertionError(item))).value();
    }

    Bytes bytes(Tag... path) {
        return ((Ttlv.ByteString) find(path).orElseThrow(() -> new AssertionError(item))).value();
    }

    int number(Tag... path) {
        Ttlv found = find(path).orElseThrow(() -> new AssertionError(item));
        return found instanceof Ttlv.Int number ? number.value() : ((Ttlv.Enumeration) found).value();
    }

    /** The identifier of the object. */
    String id() {
        return text(Tag.UNIQUE_IDENTIFIER);
    }

    /** All items of the payload with this tag. */
    List<Ttlv> all(Tag tag) {
        return payload().items().stream().filter(item -> item.tag().equals(tag)).toList();
    }

    List<String> ids() {
        return all(Tag.UNIQUE_IDENTIFIER).stream()
                .map(id -> ((Ttlv.Text) id).value())
                .toList();
    }

    List<Integer> numbers(Tag tag) {
        return all(tag).stream()
                .map(value -> ((Ttlv.Enumeration) value).value())
                .toList();
    }

    /** The names of the attributes, in order. */
    List<String> attributes() {
        return all(Tag.ATTRIBUTE).stream().map(Reply::nameOf).toList();
    }

    private static String nameOf(Ttlv attribute) {
        return ((Ttlv.Text)
                        ((Ttlv.Structure) attribute).find(Tag.ATTRIBUTE_NAME).orElseThrow())
                .value();
    }

    /** The first value of an attribute. */
    Optional<Ttlv> attribute(String name) {
        return all(Tag.ATTRIBUTE).stream()
                .filter(attribute -> nameOf(attribute).equals(name))
                .findFirst()
                .flatMap(attribute -> ((Ttlv.Structure) attribute).find(Tag.ATTRIBUTE_VALUE));
    }

    /** Asserts that the attribute State has this value. */
    void hasState(State state) {
        assertThat(attribute("State")).hasValue(new Ttlv.Enumeration(Tag.ATTRIBUTE_VALUE, state.code()));
    }
}
