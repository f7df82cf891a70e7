package io.kms4j.kmip.ttlv;

import static io.kms4j.kmip.ttlv.Refusals.invalidMessage;
import static io.kms4j.kmip.ttlv.Refusals.quoted;

import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.ItemType;
import io.kms4j.kmip.Masks;
import io.kms4j.kmip.Tag;
import io.kms4j.kmip.Ttlv;
import io.kms4j.kmip.enumeration.KmipEnum;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * The XML encoding (KMIP 2.1 Profiles, XML Encoding): an element per item, named by its tag, with the attributes type and
 * value. Document type declarations and anything outside the input are refused. Safe for many threads.
 */
public final class XmlTtlv {
    /** What an element without a name of its own is called. */
    private static final String NAMELESS = "TTLV";

    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final int REPLACEMENT = 0xFFFD;

    private static final XMLInputFactory INPUT = inputFactory();

    private XmlTtlv() {}

    private static XMLInputFactory inputFactory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setXMLResolver((publicId, systemId, baseUri, namespace) -> {
            throw new XMLStreamException("nothing outside the message is read");
        });
        return factory;
    }

    /**
     * Reads exactly one item.
     *
     * @throws io.kms4j.kmip.KmipException INVALID_MESSAGE for what is not an item; INVALID_FIELD for an item whose value
     *     does not fit its type
     */
    public static Ttlv read(byte[] xml) {
        try {
            XMLStreamReader reader = INPUT.createXMLStreamReader(new StringReader(text(xml)));
            try {
                return new Reader(reader).document();
            } finally {
                reader.close();
            }
        } catch (XMLStreamException e) {
            // Its message, and so the exception itself, may quote a part of the input, which may be secret.
            throw invalidMessage("not well-formed XML, or more than items, at byte "
                    + (e.getLocation() == null ? 0 : e.getLocation().getCharacterOffset()));
        }
    }

    /** Always UTF-8. The parser would guess, and print to the error stream what it cannot decode. */
    private static String text(byte[] xml) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(xml))
                    .toString();
            return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw invalidMessage("the XML is not in UTF-8");
        }
    }

    /**
     * One item, as UTF-8. Characters that no XML document can hold (XML 1.0, Char), such as most control characters, become
     * replacement characters.
     */
    public static byte[] write(Ttlv item) {
        StringBuilder xml = new StringBuilder();
        Writer.write(item, item.tag(), xml);
        return xml.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Walks over the elements once. */
    private static final class Reader {
        private final XMLStreamReader xml;
        private int items;

        Reader(XMLStreamReader xml) {
            this.xml = xml;
        }

        Ttlv document() throws XMLStreamException {
            next();
            Ttlv item = element(null, 1);
            while (xml.hasNext()) {
                if (next() == XMLStreamConstants.START_ELEMENT) {
                    throw invalidMessage("there is more after the end of " + item.tag());
                }
            }
            return item;
        }

        /** The next start or end of an element, or of the document. */
        private int next() throws XMLStreamException {
            while (true) {
                int event = xml.next();
                switch (event) {
                    case XMLStreamConstants.START_ELEMENT,
                            XMLStreamConstants.END_ELEMENT,
                            XMLStreamConstants.END_DOCUMENT -> {
                        return event;
                    }
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.SPACE -> {
                        if (!xml.isWhiteSpace()) {
                            throw invalidMessage("there is text between the items");
                        }
                    }
                    case XMLStreamConstants.COMMENT -> {}
                    default -> throw invalidMessage("declarations and instructions have no place in a message");
                }
            }
        }

        /**
         * The item whose element has just started.
         *
         * @param attribute what the Attribute Name beside it names, if there is one
         */
        private Ttlv element(@Nullable Tag attribute, int depth) throws XMLStreamException {
            if (++items > Limits.ITEMS || depth > Limits.DEPTH) {
                throw invalidMessage("there are too many items, or too deep");
            }
            Tag tag = tag();
            String typeName = xml.getAttributeValue(null, "type");
            ItemType type = typeName == null
                    ? ItemType.STRUCTURE
                    : ItemType.of(typeName)
                            .orElseThrow(() -> invalidMessage(quoted(typeName) + " is not a type of items"));
            if (type == ItemType.STRUCTURE) {
                return new Ttlv.Structure(tag, children(depth));
            }
            String value = xml.getAttributeValue(null, "value");
            if (value == null) {
                throw invalidMessage("the value of " + tag + " is missing");
            }
            if (next() != XMLStreamConstants.END_ELEMENT) {
                throw invalidMessage(tag + " is not a structure, but there are items in it");
            }
            Tag meaning = attribute != null && tag.equals(Tag.ATTRIBUTE_VALUE) ? attribute : tag;
            char[] chars = value.toCharArray();
            return TextValues.read(tag, meaning, type, chars, 0, chars.length);
        }

        private Tag tag() {
            String name = xml.getLocalName();
            if (!name.equals(NAMELESS)) {
                return Tag.of(name);
            }
            String number = xml.getAttributeValue(null, "tag");
            if (number == null) {
                throw invalidMessage("an element named TTLV needs the attribute tag");
            }
            return TextValues.tag(number.toLowerCase(Locale.ROOT));
        }

        private List<Ttlv> children(int depth) throws XMLStreamException {
            List<Ttlv> children = new ArrayList<>();
            Tag attribute = null;
            while (next() == XMLStreamConstants.START_ELEMENT) {
                Ttlv child = element(attribute, depth + 1);
                if (child instanceof Ttlv.Text text && child.tag().equals(Tag.ATTRIBUTE_NAME)) {
                    attribute = Tag.find(text.value()).orElse(null);
                }
                children.add(child);
            }
            return children;
        }
    }

    /** Writes the names of the specification's name rule. */
    private static final class Writer {
        private Writer() {}

        static void write(Ttlv item, Tag meaning, StringBuilder xml) {
            boolean named = item.tag().isKnown() || item.tag().code() == 0;
            String element = named ? item.tag().kmipName() : NAMELESS;
            xml.append('<').append(element);
            if (!named) {
                attribute("tag", Hex.number(item.tag().code(), 6), xml);
            }
            if (item instanceof Ttlv.Structure structure) {
                xml.append('>');
                writeItems(structure, xml);
                xml.append("</").append(element).append('>');
            } else {
                attribute("type", item.type().kmipName(), xml);
                attribute("value", spell(item, meaning), xml);
                xml.append("/>");
            }
        }

        private static void writeItems(Ttlv.Structure structure, StringBuilder xml) {
            Tag attribute = null;
            for (Ttlv item : structure.items()) {
                Tag meaning = attribute != null && item.tag().equals(Tag.ATTRIBUTE_VALUE) ? attribute : item.tag();
                write(item, meaning, xml);
                if (item instanceof Ttlv.Text text && item.tag().equals(Tag.ATTRIBUTE_NAME)) {
                    attribute = Tag.find(text.value()).orElse(null);
                }
            }
        }

        private static void attribute(String name, String value, StringBuilder xml) {
            xml.append(' ').append(name).append("=\"");
            value.codePoints().forEach(c -> escape(c, xml));
            xml.append('"');
        }

        /** White space as a reference, since readers make spaces of it otherwise (XML 1.0, Attribute-Value Normalization). */
        private static void escape(int c, StringBuilder xml) {
            switch (c) {
                case '<' -> xml.append("&lt;");
                case '>' -> xml.append("&gt;");
                case '&' -> xml.append("&amp;");
                case '"' -> xml.append("&quot;");
                case '\t', '\n', '\r' -> xml.append("&#").append(c).append(';');
                default -> xml.appendCodePoint(isXml(c) ? c : REPLACEMENT);
            }
        }

        private static boolean isXml(int c) {
            return c >= ' '
                    && !(c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)
                    && c != 0xFFFE
                    && c != 0xFFFF;
        }

        private static String spell(Ttlv item, Tag meaning) {
            if (item instanceof Ttlv.Text text) {
                return text.value();
            }
            if (item instanceof Ttlv.ByteString bytes) {
                return Hex.text(bytes.value()).toLowerCase(Locale.ROOT);
            }
            if (item instanceof Ttlv.Int number) {
                return Masks.isMask(meaning) ? Masks.spell(meaning, number.value()) : Integer.toString(number.value());
            }
            if (item instanceof Ttlv.LongInt number) {
                return Long.toString(number.value());
            }
            if (item instanceof Ttlv.BigInt number) {
                return Hex.text(Bytes.takeOver(BinarySize.padded(number.value())))
                        .toLowerCase(Locale.ROOT);
            }
            if (item instanceof Ttlv.Interval interval) {
                return Long.toString(interval.seconds());
            }
            if (item instanceof Ttlv.Bool bool) {
                return Boolean.toString(bool.value());
            }
            if (item instanceof Ttlv.Enumeration enumeration) {
                return TextValues.spell(enumeration, meaning, KmipEnum::kmipName, Tag::kmipName);
            }
            if (item instanceof Ttlv.DateTime date) {
                return TextValues.spell(date.value());
            }
            return Hex.number(Microseconds.of(((Ttlv.DateTimeExtended) item).value()), 16);
        }
    }
}
