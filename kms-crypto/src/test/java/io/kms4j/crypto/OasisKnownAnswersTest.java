package io.kms4j.crypto;

import static io.kms4j.crypto.OasisCases.bytes;
import static io.kms4j.crypto.OasisCases.child;
import static io.kms4j.crypto.Vectors.CRYPTO;
import static io.kms4j.crypto.Vectors.hex;
import static io.kms4j.crypto.Vectors.open;
import static org.assertj.core.api.Assertions.assertThat;

import io.kms4j.core.port.Ciphertext;
import io.kms4j.core.port.CryptoKey;
import io.kms4j.core.port.ParsedKey;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.CryptographicParameters;
import io.kms4j.kmip.Enumerations;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.enumeration.CryptographicAlgorithm;
import io.kms4j.kmip.enumeration.KeyFormatType;
import io.kms4j.kmip.enumeration.ObjectType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/** The keys, plaintexts and ciphertexts in the test cases of the KMIP profiles. */
class OasisKnownAnswersTest {
    /** Client-registered keys of one case, and what was done with each. */
    private record Use(ObjectType type, ParsedKey key, CryptographicParameters stored) {}

    @Test
    void decrypt_givesThePlaintexts_ofTheProfiles() throws IOException {
        int answers = 0;
        for (String prefix : List.of("CS-BC-M", "CS-AC-M-OAEP")) {
            for (Path file : OasisCases.named(prefix)) {
                answers += OasisCases.read(file)
                        .map(OasisKnownAnswersTest::checkAnswers)
                        .orElse(0);
            }
        }
        assertThat(answers).isGreaterThan(50);
    }

    private static int checkAnswers(Element root) {
        Optional<Use> use = registered(root);
        List<Element> requests = OasisCases.all(root, "RequestPayload");
        List<Element> responses = OasisCases.all(root, "BatchItem").stream()
                .filter(item -> child(item, "ResultStatus").isPresent())
                .toList();
        int answers = 0;
        for (int i = 0; use.isPresent() && i < Math.min(requests.size(), responses.size()); i++) {
            Optional<Element> response = child(responses.get(i), "ResponsePayload");
            if (response.isPresent()) {
                answers += check(use.get(), requests.get(i), response.get());
            }
        }
        return answers;
    }

    private static Optional<Use> registered(Element root) {
        for (Element keyBlock : OasisCases.all(root, "KeyBlock")) {
            Element object = (Element) keyBlock.getParentNode();
            ObjectType type =
                    Enumerations.find(ObjectType.class, object.getTagName()).orElseThrow();
            Optional<CryptographicAlgorithm> algorithm =
                    OasisCases.enumeration(keyBlock, "CryptographicAlgorithm", CryptographicAlgorithm.class);
            if (algorithm.isPresent() && algorithm.get() != CryptographicAlgorithm.DES3) {
                KeyFormatType format = OasisCases.enumeration(keyBlock, "KeyFormatType", KeyFormatType.class)
                        .orElseThrow();
                ParsedKey key = CRYPTO.parse(type, algorithm, format, OasisCases.keyMaterial(keyBlock));
                CryptographicParameters stored = OasisCases.storedParameters(root);
                return Optional.of(new Use(type, key, stored));
            }
        }
        return Optional.empty();
    }

    private static int check(Use use, Element request, Element response) {
        String operation = child((Element) request.getParentNode(), "Operation")
                .orElseThrow()
                .getAttribute("value");
        Optional<Bytes> in = bytes(request, "Data");
        Optional<Bytes> out = bytes(response, "Data");
        boolean streamed = child(request, "InitIndicator").isPresent()
                || child(request, "CorrelationValue").isPresent()
                || child(response, "CorrelationValue").isPresent();
        if (streamed || in.isEmpty() || out.isEmpty()) {
            return 0;
        }
        CryptographicParameters parameters = child(request, "CryptographicParameters")
                .map(OasisCases::parameters)
                .orElse(CryptographicParameters.none())
                .orElse(use.stored());
        // An IV in the answer is one that the server drew; encrypting with it must give the same.
        Optional<Bytes> iv = bytes(request, "IVCounterNonce").or(() -> bytes(response, "IVCounterNonce"));
        Bytes aad = bytes(request, "AuthenticatedEncryptionAdditionalData").orElse(Bytes.empty());
        try (CryptoKey key =
                CRYPTO.load(use.type(), use.key().algorithm(), use.key().material())) {
            if (operation.equals("Encrypt") && use.type() == ObjectType.SYMMETRIC_KEY) {
                Ciphertext actual = CRYPTO.encrypt(key, parameters, in.get(), iv, aad);
                assertThat(hex(actual.data())).as(requestName(request)).isEqualTo(hex(out.get()));
                bytes(response, "AuthenticatedEncryptionTag")
                        .ifPresent(tag -> assertThat(actual.tag()).isEqualTo(tag));
                return 1;
            }
            if (operation.equals("Decrypt")) {
                Bytes tag = bytes(request, "AuthenticatedEncryptionTag").orElse(Bytes.empty());
                Ciphertext ciphertext = new Ciphertext(in.get(), iv.orElse(Bytes.empty()), tag);
                assertThat(open(CRYPTO.decrypt(key, parameters, ciphertext, aad)))
                        .isEqualTo(out.get());
                return 1;
            }
        }
        return 0;
    }

    @Test
    void parse_readsTheKeys_ofAllCases() throws IOException {
        int keys = 0;
        List<String> refused = new ArrayList<>();
        for (Path file : OasisCases.named("")) {
            Optional<Element> root = OasisCases.read(file);
            for (Element keyBlock :
                    root.map(item -> OasisCases.all(item, "KeyBlock")).orElse(List.of())) {
                if (isClearKey(keyBlock)) {
                    keys++;
                    refusal(keyBlock).ifPresent(message -> refused.add(file.getFileName() + ": " + message));
                }
            }
        }
        // Not yet here: DSA, PGP keys; and two cases call an encrypted PKCS#8 an ECPrivateKey.
        assertThat(refused)
                .allMatch(message -> message.contains("Optional[DSA]")
                        || message.contains("PGPKey is not a key")
                        || message.startsWith("TC_ECC_3_1"));
        assertThat(keys).isGreaterThan(100);
    }

    private static Optional<String> refusal(Element keyBlock) {
        ObjectType type = Enumerations.find(ObjectType.class, ((Element) keyBlock.getParentNode()).getTagName())
                .orElseThrow();
        Optional<CryptographicAlgorithm> algorithm =
                OasisCases.enumeration(keyBlock, "CryptographicAlgorithm", CryptographicAlgorithm.class);
        KeyFormatType format = OasisCases.enumeration(keyBlock, "KeyFormatType", KeyFormatType.class)
                .orElseThrow();
        try {
            CRYPTO.parse(type, algorithm, format, OasisCases.keyMaterial(keyBlock));
            return Optional.empty();
        } catch (KmipException e) {
            return Optional.of(format + " " + algorithm + " " + e.getMessage());
        }
    }

    private static boolean isClearKey(Element keyBlock) {
        return child(keyBlock, "CryptographicAlgorithm").isPresent()
                && child(keyBlock, "KeyWrappingData").isEmpty()
                && !unknown(keyBlock);
    }

    private static String requestName(Element request) {
        return OasisCases.all(request.getOwnerDocument().getDocumentElement(), "ClientCorrelationValue").stream()
                .findFirst()
                .map(item -> item.getAttribute("value"))
                .orElse("a case of KMIP 1.2 or 1.3");
    }

    private static boolean unknown(Element keyBlock) {
        return child(keyBlock, "KeyValue")
                .flatMap(value -> child(value, "KeyMaterial"))
                .map(material -> material.getAttribute("value").startsWith("$"))
                .orElse(true);
    }
}
