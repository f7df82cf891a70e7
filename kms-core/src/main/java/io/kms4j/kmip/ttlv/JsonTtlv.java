package io.kms4j.kmip.ttlv;

import static io.kms4j.kmip.ttlv.Refusals.invalidField;
import static io.kms4j.kmip.ttlv.Refusals.invalidMessage;
import static io.kms4j.kmip.ttlv.Refusals.quoted;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.ItemType;
import io.kms4j.kmip.Tag;
import io.kms4j.kmip.Ttlv;
import io.kms4j.kmip.enumeration.KmipEnum;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The JSON encoding: reads the dialects of the standard and of the original product's clients, old and new; writes the
 * one that all of its present clients parse. Safe for many threads.
 */
public final class JsonTtlv {
    private static final int LONGEST_VALUE = 64 << 20;
    private static final int LONGEST_NUMBER = 100;

    /** Each structure is an object and an array; the innermost items are objects. */
    private static final int DEPTH = 2 * Limits.DEPTH + 1;

    /** Always UTF-8 (RFC 8259 section 8.1): what looks like UTF-16 or UTF-32 is not taken for it. */
    private static final JsonFactory JSON = new JsonFactoryBuilder()
            .disable(JsonFactory.Feature.CHARSET_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEPTH)
                    .maxStringLength(LONGEST_VALUE)
                    .maxNumberLength(LONGEST_NUMBER)
                    .maxNameLength(LONGEST_NUMBER)
                    .build())
            .build();

    private JsonTtlv() {}

    /**
     * Reads exactly one item.
     *
     * @throws io.kms4j.kmip.KmipException INVALID_MESSAGE for what is not an item; INVALID_FIELD for an item whose value
     *     does not fit its type
     */
    public static Ttlv read(byte[] utf8) {
        return readDocument(utf8).root();
    }

    /** Reads exactly one item, as {@link #read} does, and says which dialect it is in. */
    public static SeedDialect.Document readDocument(byte[] utf8) {
        try (JsonParser json = JSON.createParser(utf8)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw invalidMessage("an item must be a JSON object");
            }
            Reader reader = new Reader(json);
            Ttlv item = reader.item(null, 1);
            if (json.nextToken() != null) {
                throw invalidMessage("there is more after the end of " + item.tag());
            }
            return new SeedDialect.Document(item, reader.rootIsTyped);
        } catch (JsonProcessingException e) {
            // Its message, and so the exception itself, may quote a part of the input, which may be secret.
            throw invalidMessage("not well-formed JSON, or too long or too deep" + place(e));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String place(JsonProcessingException e) {
        return Optional.ofNullable(e.getLocation())
                .map(location -> ", at byte " + location.getByteOffset())
                .orElse("");
    }

    /** One item, as UTF-8. */
    public static byte[] write(Ttlv item) {
        return write(item, false);
    }

    /** The same, indented for people. */
    public static byte[] writePretty(Ttlv item) {
        return write(item, true);
    }

    private static byte[] write(Ttlv item, boolean pretty) {
        try (ByteArrayBuilder bytes = new ByteArrayBuilder();
                JsonGenerator json = JSON.createGenerator(bytes)) {
            if (pretty) {
                json.setPrettyPrinter(Writer.indenting());
            }
            Writer.write(item, item.tag(), json);
            json.flush();
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Walks over the text once. */
    private static final class Reader {
        private final JsonParser json;
        private int items;
        private boolean rootIsTyped;

        Reader(JsonParser json) {
            this.json = json;
        }

        /**
         * The item whose first brace was just read.
         *
         * @param attribute what the Attribute Name beside it names, if there is one
         */
        Ttlv item(@Nullable Tag attribute, int depth) throws IOException {
            if (++items > Limits.ITEMS) {
                throw invalidMessage("there are more than " + Limits.ITEMS + " items");
            }
            Members members = new Members(attribute);
            while (json.nextToken() != JsonToken.END_OBJECT) {
                String name = json.currentName();
                JsonToken token = json.nextToken();
                switch (name) {
                    case "tag" -> members.tag(string(name, token));
                    case "type" -> {
                        members.type(string(name, token));
                        rootIsTyped |= depth == 1;
                    }
                    case "value" -> {
                        if (token == JsonToken.START_ARRAY) {
                            members.structure(array(depth));
                        } else {
                            members.scalar(token, json.getTextCharacters(), json.getTextOffset(), json.getTextLength());
                        }
                    }
                    default -> throw invalidMessage("an item has the members tag, type and value, not " + quoted(name));
                }
            }
            return members.item();
        }

        private String string(String name, JsonToken token) throws IOException {
            if (token != JsonToken.VALUE_STRING) {
                throw invalidMessage("the " + name + " of an item must be a string");
            }
            return json.getText();
        }

        private List<Ttlv> array(int depth) throws IOException {
            List<Ttlv> children = new ArrayList<>();
            Tag attribute = null;
            while (json.nextToken() != JsonToken.END_ARRAY) {
                if (json.currentToken() != JsonToken.START_OBJECT) {
                    throw invalidMessage("the value of a structure must be an array of items");
                }
                Ttlv child = item(attribute, depth + 1);
                if (child instanceof Ttlv.Text text && child.tag().equals(Tag.ATTRIBUTE_NAME)) {
                    attribute = Tag.find(text.value()).orElse(null);
                }
                children.add(child);
            }
            return children;
        }
    }

    /** What was read of an item so far. A value that comes before its tag or type waits for them. */
    private static final class Members {
        private final @Nullable Tag attribute;
        private @Nullable Tag tag;
        private @Nullable ItemType type;
        private @Nullable List<Ttlv> items;
        private @Nullable JsonToken token;
        private char[] waiting = {};
        private @Nullable Ttlv item;

        Members(@Nullable Tag attribute) {
            this.attribute = attribute;
        }

        void tag(String name) {
            if (tag != null) {
                throw invalidMessage("an item has two tags");
            }
            tag = TextValues.tag(name);
        }

        void type(String name) {
            if (type != null) {
                throw invalidMessage("an item has two types");
            }
            type = ItemType.of(name).orElseThrow(() -> invalidMessage(quoted(name) + " is not a type of items"));
        }

        void structure(List<Ttlv> children) {
            requireFirstValue();
            items = children;
        }

        void scalar(JsonToken kind, char[] chars, int offset, int length) {
            requireFirstValue();
            token = kind;
            if (tag != null && type != null) {
                item = convert(tag, type, kind, chars, offset, length);
            } else {
                waiting = Arrays.copyOfRange(chars, offset, offset + length);
            }
        }

        private void requireFirstValue() {
            if (items != null || token != null) {
                throw invalidMessage("an item has two values");
            }
        }

        Ttlv item() {
            if (item != null) {
                return item;
            }
            if (tag == null) {
                throw invalidMessage("an item has no tag");
            }
            if (items != null && (type == null || type == ItemType.STRUCTURE)) {
                return new Ttlv.Structure(tag, items);
            }
            if (token == null || type == null) {
                throw invalidMessage("the value of " + quoted(tag.jsonName())
                        + (items == null && token == null ? " is missing" : " does not fit its type"));
            }
            return convert(tag, type, token, waiting, 0, waiting.length);
        }

        private Ttlv convert(Tag name, ItemType wanted, JsonToken kind, char[] chars, int offset, int length) {
            if (!fits(wanted, kind)) {
                throw invalidField("the value of " + quoted(name.jsonName()) + " is not of type " + wanted.kmipName());
            }
            Tag meaning = attribute != null && name.equals(Tag.ATTRIBUTE_VALUE) ? attribute : name;
            return TextValues.read(name, meaning, wanted, chars, offset, length);
        }

        private static boolean fits(ItemType type, JsonToken kind) {
            return switch (type) {
                case STRUCTURE -> false;
                case BOOLEAN -> kind == JsonToken.VALUE_TRUE || kind == JsonToken.VALUE_FALSE;
                case TEXT_STRING, BYTE_STRING, BIG_INTEGER, DATE_TIME -> kind == JsonToken.VALUE_STRING;
                default -> kind == JsonToken.VALUE_STRING || kind == JsonToken.VALUE_NUMBER_INT;
            };
        }
    }

    /** Writes the dialect that present clients of the original product parse: structures have no type. */
    private static final class Writer {
        private static final SerializableString TAG = new SerializedString("tag");
        private static final SerializableString TYPE = new SerializedString("type");
        private static final SerializableString VALUE = new SerializedString("value");

        private static final Map<Tag, SerializableString> TAGS = new HashMap<>();
        private static final Map<ItemType, SerializableString> TYPES = new EnumMap<>(ItemType.class);

        static {
            Tag.all().forEach(tag -> TAGS.put(tag, new SerializedString(tag.jsonName())));
            for (ItemType type : ItemType.values()) {
                TYPES.put(type, new SerializedString(type.kmipName()));
            }
        }

        private Writer() {}

        static DefaultPrettyPrinter indenting() {
            DefaultIndenter lines = new DefaultIndenter("  ", "\n");
            DefaultPrettyPrinter printer = new DefaultPrettyPrinter(
                    Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER));
            printer.indentArraysWith(lines);
            printer.indentObjectsWith(lines);
            return printer;
        }

        static void write(Ttlv item, Tag meaning, JsonGenerator json) throws IOException {
            json.writeStartObject();
            json.writeFieldName(TAG);
            SerializableString name = TAGS.get(item.tag());
            if (name != null) {
                json.writeString(name);
            } else {
                json.writeString(item.tag().jsonName());
            }
            if (item instanceof Ttlv.Structure structure) {
                json.writeFieldName(VALUE);
                writeItems(structure, json);
            } else {
                json.writeFieldName(TYPE);
                json.writeString(TYPES.get(item.type()));
                json.writeFieldName(VALUE);
                writeValue(item, meaning, json);
            }
            json.writeEndObject();
        }

        private static void writeItems(Ttlv.Structure structure, JsonGenerator json) throws IOException {
            json.writeStartArray();
            Tag attribute = null;
            for (Ttlv item : structure.items()) {
                Tag meaning = attribute != null && item.tag().equals(Tag.ATTRIBUTE_VALUE) ? attribute : item.tag();
                write(item, meaning, json);
                if (item instanceof Ttlv.Text text && item.tag().equals(Tag.ATTRIBUTE_NAME)) {
                    attribute = Tag.find(text.value()).orElse(null);
                }
            }
            json.writeEndArray();
        }

        private static void writeValue(Ttlv item, Tag meaning, JsonGenerator json) throws IOException {
            if (item instanceof Ttlv.Text text) {
                json.writeString(text.value());
            } else if (item instanceof Ttlv.ByteString bytes) {
                byte[] hex = Hex.encode(bytes.value());
                json.writeRawUTF8String(hex, 0, hex.length);
            } else if (item instanceof Ttlv.Int number) {
                json.writeNumber(number.value());
            } else if (item instanceof Ttlv.Interval interval) {
                json.writeNumber(interval.seconds());
            } else if (item instanceof Ttlv.Bool bool) {
                json.writeBoolean(bool.value());
            } else {
                json.writeString(spell(item, meaning));
            }
        }

        private static String spell(Ttlv item, Tag meaning) {
            if (item instanceof Ttlv.Enumeration enumeration) {
                return TextValues.spell(enumeration, meaning, KmipEnum::jsonName, Tag::jsonName);
            }
            if (item instanceof Ttlv.DateTime date) {
                return TextValues.spell(date.value());
            }
            if (item instanceof Ttlv.LongInt number) {
                return Hex.number(number.value(), 16);
            }
            if (item instanceof Ttlv.BigInt number) {
                return "0x" + Hex.text(Bytes.takeOver(BinarySize.padded(number.value())));
            }
            return Hex.number(Microseconds.of(((Ttlv.DateTimeExtended) item).value()), 16);
        }
    }
}
