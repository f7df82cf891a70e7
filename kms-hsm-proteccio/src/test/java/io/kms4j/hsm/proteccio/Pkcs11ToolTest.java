package io.kms4j.hsm.proteccio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kms4j.core.port.Ciphertext;
import io.kms4j.core.port.HsmKey;
import io.kms4j.core.port.HsmKeyId;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.CryptographicParameters;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.SecretBytes;
import io.kms4j.kmip.enumeration.PaddingMethod;
import io.kms4j.kmip.enumeration.ResultReason;
import io.kms4j.testkit.SoftHsm;
import io.kms4j.testkit.SoftHsmExtension;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Sharing a token with OpenSC's pkcs11-tool, another process. */
@ExtendWith(SoftHsmExtension.class)
class Pkcs11ToolTest {
    private static final CryptographicParameters DEFAULTS = CryptographicParameters.none();
    private static final CryptographicParameters PKCS1 = CryptographicParameters.builder()
            .paddingMethod(PaddingMethod.PKCS1_V1_5)
            .build();
    private static final Bytes TEXT = Bytes.copyOf("text".getBytes(StandardCharsets.UTF_8));

    private final SoftHsm softHsm;
    private final SoftHsm.Token token;
    private ProteccioHsm hsm;

    Pkcs11ToolTest(SoftHsm softHsm) {
        this.softHsm = softHsm;
        this.token = softHsm.tokens().get(1);
    }

    @BeforeEach
    void open() {
        hsm = ProteccioHsm.open(SoftHsmConfigs.of(softHsm, token));
    }

    @AfterEach
    void close() {
        hsm.close();
    }

    @Test
    void ourKeys_areSeenWithLabelIdAndRights() {
        HsmKey aes = hsm.generateAes(newId(), 256, true);
        HsmKey rsa = hsm.generateRsaPair(newId(), 2048, true);
        String objects = softHsm.pkcs11Tool(token, "--list-objects");
        String aesId = hex(aes.id().label());
        String rsaId = hex(rsa.id().label());
        assertThat(objects)
                .containsPattern(
                        "Secret Key Object; AES length 32\\R  label: +"
                                + aes.id().label() + "\\R  ID: +" + aesId
                                + "\\R  Usage: +encrypt, decrypt\\R  Access: +sensitive, always sensitive, never extractable, local")
                .containsPattern(
                        "Private Key Object; RSA \\R  label: +" + rsa.id().label() + "\\R  ID: +" + rsaId
                                + "\\R  Usage: +decrypt, sign, unwrap\\R  Access: +sensitive, always sensitive, never extractable, local")
                .containsPattern("Public Key Object; RSA 2048 bits\\R  label: +"
                        + rsa.id().label() + "_pk\\R  ID: +" + rsaId);
    }

    @Test
    void ourCiphertext_isDecryptedByTheTool(@TempDir Path folder) throws IOException {
        HsmKey rsa = hsm.generateRsaPair(newId(), 2048, true);
        HsmKey publicHalf = hsm.find(rsa.id().publicHalf()).orElseThrow();
        Ciphertext wrapped = hsm.encrypt(publicHalf, PKCS1, TEXT, Bytes.empty());
        Path in = Files.write(folder.resolve("in"), wrapped.data().toArray());
        Path out = folder.resolve("out");
        softHsm.pkcs11Tool(
                token,
                "--decrypt",
                "--mechanism",
                "RSA-PKCS",
                "--id",
                hex(rsa.id().label()),
                "--input-file",
                in.toString(),
                "--output-file",
                out.toString());
        assertThat(Files.readAllBytes(out)).isEqualTo(TEXT.toArray());
    }

    @Test
    void keyErasedByTheTool_isGone_thoughItsHandleWasRemembered() {
        HsmKey aes = hsm.generateAes(newId(), 256, true);
        HsmKey rsa = hsm.generateRsaPair(newId(), 2048, true);
        HsmKey publicHalf = hsm.find(rsa.id().publicHalf()).orElseThrow();
        hsm.encrypt(aes, DEFAULTS, TEXT, Bytes.empty());
        hsm.encrypt(publicHalf, DEFAULTS, TEXT, Bytes.empty());
        erase("secrkey", aes);
        erase("pubkey", publicHalf);
        assertGone(aes);
        assertGone(publicHalf);
        assertThat(hsm.find(aes.id())).isEmpty();
        assertThat(hsm.find(publicHalf.id())).isEmpty();
    }

    @Test
    void keyReplacedByTheTool_isTheOneThatIsUsed() {
        HsmKey key = hsm.generateAes(newId(), 256, true);
        Ciphertext old = hsm.encrypt(key, DEFAULTS, TEXT, Bytes.empty());
        erase("secrkey", key);
        softHsm.pkcs11Tool(
                token, "--keygen", "--key-type", "aes:32", "--label", key.id().label());
        assertReason(ResultReason.CRYPTOGRAPHIC_FAILURE, () -> hsm.decrypt(key, DEFAULTS, old, Bytes.empty()));
        Ciphertext fresh = hsm.encrypt(key, DEFAULTS, TEXT, Bytes.empty());
        try (SecretBytes text = hsm.decrypt(key, DEFAULTS, fresh, Bytes.empty())) {
            assertThat(text.reveal()).isEqualTo(TEXT);
        }
    }

    @Test
    void keysOfOtherKinds_areNotServed_butKeepTheirLabel() {
        HsmKeyId id = newId();
        softHsm.pkcs11Tool(token, "--keypairgen", "--key-type", "EC:secp256k1", "--label", id.label());
        assertThat(hsm.find(id)).isEmpty();
        assertThat(hsm.find(id.publicHalf())).isEmpty();
        assertThat(hsm.list(token.slot())).noneMatch(key -> key.id().label().startsWith(id.label()));
        assertReason(ResultReason.OBJECT_ALREADY_EXISTS, () -> hsm.generateAes(id, 256, true));
    }

    @Test
    void list_leavesOut_whatNoIdentifierCanName() {
        HsmKeyId id = newId();
        softHsm.pkcs11Tool(token, "--keygen", "--key-type", "aes:32", "--label", id.label() + "\n");
        softHsm.pkcs11Tool(token, "--keygen", "--key-type", "aes:32");
        assertThat(hsm.list(token.slot()))
                .noneMatch(key -> key.id().label().startsWith(id.label()))
                .noneMatch(key -> key.id().label().isEmpty());
    }

    private void erase(String type, HsmKey key) {
        softHsm.pkcs11Tool(
                token, "--delete-object", "--type", type, "--label", key.id().label());
    }

    private void assertGone(HsmKey key) {
        assertReason(ResultReason.ITEM_NOT_FOUND, () -> hsm.encrypt(key, DEFAULTS, TEXT, Bytes.empty()));
    }

    private static void assertReason(ResultReason reason, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(KmipException.class, e -> assertThat(e.reason())
                .isEqualTo(reason));
    }

    private HsmKeyId newId() {
        return new HsmKeyId(token.slot(), "tool-" + UUID.randomUUID());
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }
}
