package io.kms4j.testkit.oasis;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * An item as the XML encoding spells it: cases hold placeholders where values belong, so they cannot be read as values.
 *
 * @param value empty for structures
 */
record Node(String name, String type, String value, List<Node> children) {
    static Node parse(byte[] xml) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            Document document = factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml));
            return of(document.getDocumentElement());
        } catch (Exception e) {
            throw new IllegalArgumentException("not a case: " + e.getMessage(), e);
        }
    }

    private static Node of(Element element) {
        List<Node> children = new ArrayList<>();
        NodeList nodes = element.getChildNodes();
        for (int i = 0; i < nodes.getLength(); i++) {
            if (nodes.item(i) instanceof Element child) {
                children.add(of(child));
            }
        }
        return new Node(element.getTagName(), element.getAttribute("type"), element.getAttribute("value"), children);
    }

    boolean isStructure() {
        return type.isEmpty() || type.equals("Structure");
    }

    /** The first child with this name. */
    Optional<Node> child(String wanted) {
        return children.stream().filter(child -> child.name().equals(wanted)).findFirst();
    }

    @Override
    public String toString() {
        return isStructure() ? name + children : name + "=" + value;
    }
}
