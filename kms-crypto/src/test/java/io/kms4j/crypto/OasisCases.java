package io.kms4j.crypto;

import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.CryptographicParameters;
import io.kms4j.kmip.Enumerations;
import io.kms4j.kmip.KeyMaterial;
import io.kms4j.kmip.SecretBytes;
import io.kms4j.kmip.Tag;
import io.kms4j.kmip.Ttlv;
import io.kms4j.kmip.enumeration.BlockCipherMode;
import io.kms4j.kmip.enumeration.CryptographicAlgorithm;
import io.kms4j.kmip.enumeration.HashingAlgorithm;
import io.kms4j.kmip.enumeration.KmipEnum;
import io.kms4j.kmip.enumeration.PaddingMethod;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Assumptions;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** As much of the OASIS test cases as tests of cryptography need: keys, and data in and out. */
final class OasisCases {
    private OasisCases() {}

    /** The cases whose name starts so; the calling test is skipped when there are none on this machine. */
    static List<Path> named(String prefix) throws IOException {
        Path folder = Path.of(System.getProperty("kms.shared", "../../shared"), "conformance", "oasis");
        if (!Files.isDirectory(folder)) {
            System.out.println("skipped, no conformance data");
            Assumptions.abort("no conformance data");
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith(prefix)
                            && file.toString().endsWith(".xml"))
                    .sorted()
                    .toList();
        }
    }

    /** Empty when the file is not well-formed; one of them has a comment that does not end. */
    static Optional<Element> read(Path file) throws IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            return Optional.of(builder.parse(file.toFile()).getDocumentElement());
        } catch (SAXException e) {
            return Optional.empty();
        } catch (ParserConfigurationException e) {
            throw new IOException(e);
        }
    }

    static List<Element> all(Element root, String name) {
        NodeList nodes = root.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }

    static Optional<Element> child(Element parent, String name) {
        return children(parent).filter(item -> item.getTagName().equals(name)).findFirst();
    }

    private static Stream<Element> children(Element parent) {
        return Stream.iterate(parent.getFirstChild(), node -> node != null, Node::getNextSibling)
                .filter(Element.class::isInstance)
                .map(Element.class::cast);
    }

    static Optional<String> value(Element parent, String name) {
        return child(parent, name).map(item -> item.getAttribute("value"));
    }

    /** Empty for a value that is not known before the case is played, such as {@code $IV}. */
    static Optional<Bytes> bytes(Element parent, String name) {
        return value(parent, name).filter(text -> !text.startsWith("$")).map(Vectors::hex);
    }

    static <E extends KmipEnum> Optional<E> enumeration(Element parent, String name, Class<E> type) {
        return value(parent, name).map(text -> Enumerations.find(type, text).orElseThrow());
    }

    static KeyMaterial keyMaterial(Element keyBlock) {
        Element material =
                child(child(keyBlock, "KeyValue").orElseThrow(), "KeyMaterial").orElseThrow();
        if (material.getAttribute("type").equals("ByteString")) {
            return new KeyMaterial.Encoded(
                    SecretBytes.takeOver(HexFormat.of().parseHex(material.getAttribute("value"))));
        }
        return new KeyMaterial.Transparent(new Ttlv.Structure(
                Tag.KEY_MATERIAL, children(material).map(OasisCases::field).toList()));
    }

    private static Ttlv field(Element item) {
        Tag tag = Tag.find(item.getTagName()).orElseThrow();
        byte[] bytes = HexFormat.of().parseHex(item.getAttribute("value"));
        return item.getAttribute("type").equals("BigInteger")
                ? new Ttlv.BigInt(tag, new BigInteger(bytes))
                : new Ttlv.ByteString(tag, Bytes.takeOver(bytes));
    }

    /** Of the first object that is registered, in the form of KMIP 2 or in that of 1. */
    static CryptographicParameters storedParameters(Element root) {
        return all(root, "CryptographicParameters").stream()
                .filter(item -> !item.getParentNode().getNodeName().equals("RequestPayload"))
                .findFirst()
                .or(() -> all(root, "Attribute").stream()
                        .filter(item -> value(item, "AttributeName").equals(Optional.of("Cryptographic Parameters")))
                        .findFirst()
                        .flatMap(item -> child(item, "AttributeValue")))
                .map(OasisCases::parameters)
                .orElse(CryptographicParameters.none());
    }

    static CryptographicParameters parameters(Element item) {
        CryptographicParameters empty = CryptographicParameters.none();
        return new CryptographicParameters(
                enumeration(item, "BlockCipherMode", BlockCipherMode.class),
                enumeration(item, "PaddingMethod", PaddingMethod.class),
                enumeration(item, "HashingAlgorithm", HashingAlgorithm.class),
                empty.keyRoleType(),
                empty.digitalSignatureAlgorithm(),
                enumeration(item, "CryptographicAlgorithm", CryptographicAlgorithm.class),
                empty.randomIv(),
                empty.ivLength(),
                value(item, "TagLength").map(Integer::valueOf),
                empty.fixedFieldLength(),
                empty.invocationFieldLength(),
                empty.counterLength(),
                empty.initialCounterValue(),
                empty.saltLength(),
                empty.maskGenerator(),
                enumeration(item, "MaskGeneratorHashingAlgorithm", HashingAlgorithm.class),
                bytes(item, "PSource"),
                empty.trailerField());
    }
}
