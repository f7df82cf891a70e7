package io.kms4j.kmip.ttlv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.kms4j.kmip.Attribute;
import io.kms4j.kmip.AttributeReference;
import io.kms4j.kmip.Attributes;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.CryptographicParameters;
import io.kms4j.kmip.CryptographicUsageMask;
import io.kms4j.kmip.KeyMaterial;
import io.kms4j.kmip.KeyValue;
import io.kms4j.kmip.ManagedObject;
import io.kms4j.kmip.Name;
import io.kms4j.kmip.Tag;
import io.kms4j.kmip.Ttlv;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.VendorAttribute;
import io.kms4j.kmip.enumeration.BlockCipherMode;
import io.kms4j.kmip.enumeration.CryptographicAlgorithm;
import io.kms4j.kmip.enumeration.KeyFormatType;
import io.kms4j.kmip.enumeration.ObjectType;
import io.kms4j.kmip.enumeration.RevocationReasonCode;
import io.kms4j.kmip.operation.CreateKeyPairRequest;
import io.kms4j.kmip.operation.CreateRequest;
import io.kms4j.kmip.operation.CreateResponse;
import io.kms4j.kmip.operation.EncryptRequest;
import io.kms4j.kmip.operation.GetAttributesRequest;
import io.kms4j.kmip.operation.GetRequest;
import io.kms4j.kmip.operation.GetResponse;
import io.kms4j.kmip.operation.ImportRequest;
import io.kms4j.kmip.operation.LocateResponse;
import io.kms4j.kmip.operation.RequestPayload;
import io.kms4j.kmip.operation.RevokeRequest;
import io.kms4j.kmip.operation.SetAttributeRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What clients of the original product send and parse, old and new. */
class WireSamplesTest {
    private static final String CREATE =
            """
            {"tag":"Create","value":[
             {"tag":"ObjectType","type":"Enumeration","value":"SymmetricKey"},
             {"tag":"Attributes","value":[
              {"tag":"ActivationDate","type":"DateTime","value":"2026-08-01T10:00:00Z"},
              {"tag":"CryptographicAlgorithm","type":"Enumeration","value":"AES"},
              {"tag":"CryptographicLength","type":"Integer","value":256},
              {"tag":"CryptographicUsageMask","type":"Integer","value":2108},
              {"tag":"KeyFormatType","type":"Enumeration","value":"TransparentSymmetricKey"},
              {"tag":"ObjectType","type":"Enumeration","value":"SymmetricKey"},
              {"tag":"Sensitive","type":"Boolean","value":true},
              {"tag":"UniqueIdentifier","type":"TextString","value":"my_sym_key"},
              {"tag":"Attribute","value":[
               {"tag":"VendorIdentification","type":"TextString","value":"cosmian"},
               {"tag":"AttributeName","type":"TextString","value":"tag"},
               {"tag":"AttributeValue","type":"TextString","value":"[]"}]},
              {"tag":"Attribute","value":[
               {"tag":"VendorIdentification","type":"TextString","value":"cosmian"},
               {"tag":"AttributeName","type":"TextString","value":"wrapping_key_id"},
               {"tag":"AttributeValue","type":"TextString","value":"hsm::4::mykey_pk"}]}]}]}""";

    private static final Attributes CREATE_ATTRIBUTES = Attributes.of(
                    Attribute.ACTIVATION_DATE, Instant.parse("2026-08-01T10:00:00Z"))
            .with(Attribute.CRYPTOGRAPHIC_ALGORITHM, CryptographicAlgorithm.AES)
            .with(Attribute.CRYPTOGRAPHIC_LENGTH, 256)
            .with(Attribute.CRYPTOGRAPHIC_USAGE_MASK, new CryptographicUsageMask(2108))
            .with(Attribute.KEY_FORMAT_TYPE, KeyFormatType.TRANSPARENT_SYMMETRIC_KEY)
            .with(Attribute.OBJECT_TYPE, ObjectType.SYMMETRIC_KEY)
            .with(Attribute.SENSITIVE, true)
            .with(Attribute.UNIQUE_IDENTIFIER, new UniqueIdentifier("my_sym_key"))
            .plus(Attribute.VENDOR, VendorAttribute.text("cosmian", "tag", "[]"))
            .plus(Attribute.VENDOR, VendorAttribute.text("cosmian", "wrapping_key_id", "hsm::4::mykey_pk"));

    @Test
    void create_isReadAndWritten() {
        assertReadAndWritten(CREATE, new CreateRequest(ObjectType.SYMMETRIC_KEY, CREATE_ATTRIBUTES, Optional.empty()));
    }

    @Test
    void createResponse_isWrittenAndRead() {
        CreateResponse response = new CreateResponse(ObjectType.SYMMETRIC_KEY, new UniqueIdentifier("my_sym_key"));
        Ttlv written = KmipMapper.writeResponse(response);

        assertThat(new String(JsonTtlv.write(written), UTF_8))
                .isEqualTo("{\"tag\":\"CreateResponse\",\"value\":["
                        + "{\"tag\":\"ObjectType\",\"type\":\"Enumeration\",\"value\":\"SymmetricKey\"},"
                        + "{\"tag\":\"UniqueIdentifier\",\"type\":\"TextString\",\"value\":\"my_sym_key\"}]}");
        assertThat(KmipMapper.readResponse(written, CreateResponse.class)).isEqualTo(response);
    }

    @Test
    void createKeyPair_readsTheThreeSetsOfAttributes() {
        CreateKeyPairRequest request = (CreateKeyPairRequest)
                read(
                        """
                {"tag":"CreateKeyPair","value":[
                 {"tag":"CommonAttributes","value":[
                  {"tag":"CryptographicAlgorithm","type":"Enumeration","value":"RSA"},
                  {"tag":"CryptographicLength","type":"Integer","value":4096}]},
                 {"tag":"PrivateKeyAttributes","value":[
                  {"tag":"Sensitive","type":"Boolean","value":true},
                  {"tag":"UniqueIdentifier","type":"TextString","value":"hsm::4::mykey"}]},
                 {"tag":"PublicKeyAttributes","value":[]}]}""");

        assertThat(request.commonAttributes().orElseThrow().get(Attribute.CRYPTOGRAPHIC_LENGTH))
                .contains(4096);
        assertThat(request.privateKeyAttributes().orElseThrow().get(Attribute.UNIQUE_IDENTIFIER))
                .contains(new UniqueIdentifier("hsm::4::mykey"));
        assertThat(request.publicKeyAttributes()).contains(Attributes.none());
    }

    @Test
    void import_readsTransparentKeys() {
        String json =
                """
                {"tag":"Import","value":[
                 {"tag":"UniqueIdentifier","type":"TextString","value":"my-key"},
                 {"tag":"ObjectType","type":"Enumeration","value":"SymmetricKey"},
                 {"tag":"ReplaceExisting","type":"Boolean","value":false},
                 {"tag":"Attributes","value":[
                  {"tag":"CryptographicAlgorithm","type":"Enumeration","value":"AES"}]},
                 {"tag":"SymmetricKey","value":[{"tag":"KeyBlock","value":[
                  {"tag":"KeyFormatType","type":"Enumeration","value":"TransparentSymmetricKey"},
                  {"tag":"KeyValue","value":[{"tag":"KeyMaterial","value":[
                     {"tag":"Key","type":"ByteString","value":"AABBCC"}]}]},
                  {"tag":"CryptographicAlgorithm","type":"Enumeration","value":"AES"},
                  {"tag":"CryptographicLength","type":"Integer","value":256}]}]}]}""";
        ImportRequest request = (ImportRequest) read(json);

        assertThat(request.uniqueIdentifier()).contains(new UniqueIdentifier("my-key"));
        assertThat(request.managedObject().objectType()).isEqualTo(ObjectType.SYMMETRIC_KEY);
        assertThat(material(request.managedObject()))
                .isEqualTo(new KeyMaterial.Transparent(new Ttlv.Structure(
                        Tag.KEY_MATERIAL,
                        List.of(new Ttlv.ByteString(
                                Tag.KEY, Bytes.copyOf(new byte[] {(byte) 0xAA, (byte) 0xBB, (byte) 0xCC}))))));
        assertThat(write(request)).isEqualTo(compact(json));
    }

    @Test
    void import_readsAnEmptyIdentifierAsNone() {
        ImportRequest request = (ImportRequest)
                read(
                        """
                {"tag":"Import","value":[
                 {"tag":"UniqueIdentifier","type":"TextString","value":""},
                 {"tag":"ObjectType","type":"Enumeration","value":"Certificate"},
                 {"tag":"Attributes","value":[]},
                 {"tag":"Certificate","value":[
                  {"tag":"CertificateType","type":"Enumeration","value":"X509"},
                  {"tag":"CertificateValue","type":"ByteString","value":"30"}]}]}""");

        assertThat(request.uniqueIdentifier()).isEmpty();
        assertThat(request.managedObject()).isInstanceOf(ManagedObject.Certificate.class);
    }

    @Test
    void getResponse_isReadAndWritten() {
        String json =
                """
                {"tag":"GetResponse","value":[
                 {"tag":"ObjectType","type":"Enumeration","value":"SymmetricKey"},
                 {"tag":"UniqueIdentifier","type":"TextString","value":"my-key"},
                 {"tag":"SymmetricKey","value":[{"tag":"KeyBlock","value":[
                  {"tag":"KeyFormatType","type":"Enumeration","value":"Raw"},
                  {"tag":"KeyValue","value":[
                    {"tag":"KeyMaterial","type":"ByteString","value":"0011"},
                    {"tag":"Attributes","value":[
                     {"tag":"CryptographicLength","type":"Integer","value":16}]}]},
                  {"tag":"CryptographicAlgorithm","type":"Enumeration","value":"AES"},
                  {"tag":"CryptographicLength","type":"Integer","value":16}]}]}]}""";
        GetResponse response = KmipMapper.readResponse(tree(json), GetResponse.class);

        assertThat(material(response.managedObject()))
                .isInstanceOfSatisfying(
                        KeyMaterial.Encoded.class,
                        encoded -> assertThat(encoded.bytes().reveal()).isEqualTo(Bytes.copyOf(new byte[] {0, 0x11})));
        assertThat(new String(JsonTtlv.write(KmipMapper.writeResponse(response)), UTF_8))
                .isEqualTo(compact(json));
    }

    @Test
    void encrypt_isReadAndWritten() {
        assertReadAndWritten(
                """
                {"tag":"Encrypt","value":[
                 {"tag":"UniqueIdentifier","type":"TextString","value":"my_sym_key"},
                 {"tag":"CryptographicParameters","value":[
                  {"tag":"BlockCipherMode","type":"Enumeration","value":"GCM"},
                  {"tag":"CryptographicAlgorithm","type":"Enumeration","value":"AES"}]},
                 {"tag":"Data","type":"ByteString","value":"48656C6C6F"}]}""",
                new EncryptRequest(
                        Optional.of(new UniqueIdentifier("my_sym_key")),
                        Optional.of(CryptographicParameters.builder()
                                .blockCipherMode(BlockCipherMode.GCM)
                                .cryptographicAlgorithm(CryptographicAlgorithm.AES)
                                .build()),
                        Optional.of(Bytes.copyOf("Hello".getBytes(UTF_8))),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
    }

    @Test
    void locateResponse_flattensItsList() {
        String json =
                """
                {"tag":"LocateResponse","value":[{"tag":"LocatedItems","type":"Integer","value":2},
                  {"tag":"UniqueIdentifier","type":"TextString","value":"a"},
                  {"tag":"UniqueIdentifier","type":"TextString","value":"b"}]}""";
        LocateResponse response =
                new LocateResponse(Optional.of(2), List.of(new UniqueIdentifier("a"), new UniqueIdentifier("b")));

        assertThat(KmipMapper.readResponse(tree(json), LocateResponse.class)).isEqualTo(response);
        assertThat(new String(JsonTtlv.write(KmipMapper.writeResponse(response)), UTF_8))
                .isEqualTo(compact(json));
    }

    @Test
    void setAttribute_isReadAndWritten() {
        assertReadAndWritten(
                """
                {"tag":"SetAttribute","value":[
                 {"tag":"UniqueIdentifier","type":"TextString","value":"k"},
                 {"tag":"NewAttribute","value":[{"tag":"Description","type":"TextString","value":"x"}]}]}""",
                new SetAttributeRequest(
                        Optional.of(new UniqueIdentifier("k")), Attributes.of(Attribute.DESCRIPTION, "x")));
    }

    @Test
    void getAttributes_isReadAndWritten_withReferencesOfBothKinds() {
        assertReadAndWritten(
                """
                {"tag":"GetAttributes","value":[
                 {"tag":"UniqueIdentifier","type":"TextString","value":"k"},
                 {"tag":"AttributeReference","type":"Enumeration","value":"CryptographicLength"},
                 {"tag":"AttributeReference","value":[
                  {"tag":"VendorIdentification","type":"TextString","value":"cosmian"},
                  {"tag":"AttributeName","type":"TextString","value":"tag"}]}]}""",
                new GetAttributesRequest(
                        Optional.of(new UniqueIdentifier("k")),
                        List.of(
                                new AttributeReference.Standard(Tag.CRYPTOGRAPHIC_LENGTH),
                                new AttributeReference.Vendor("cosmian", "tag"))));
    }

    @Test
    void theSeedDialect_isRead() {
        CreateRequest request = (CreateRequest)
                read(
                        """
                {"tag":"Create","type":"Structure","value":[
                 {"tag":"ObjectType","type":"Enumeration","value":"SymmetricKey"},
                 {"tag":"Attributes","type":"Structure","value":[
                  {"tag":"CryptographicAlgorithm","type":"Enumeration","value":3},
                  {"tag":"CryptographicUsageMask","type":"Enumeration","value":12},
                  {"tag":"Name","type":"Structure","value":[
                   {"tag":"Name","type":"Structure","value":[
                    {"tag":"NameValue","type":"TextString","value":"n"},
                    {"tag":"NameType","type":"Enumeration","value":"UninterpretedTextString"}]}]},
                  {"tag":"Link","type":"Structure","value":[]},
                  {"tag":"SomethingNew","type":"Integer","value":1},
                  {"tag":"VendorAttributes","type":"Structure","value":[
                   {"tag":"VendorAttributes","type":"Structure","value":[
                    {"tag":"VendorIdentification","type":"TextString","value":"cosmian"},
                    {"tag":"AttributeName","type":"TextString","value":"tag"},
                    {"tag":"AttributeValue","type":"ByteString","value":"5b2261225d"}]},
                   {"tag":"VendorAttributes","type":"Structure","value":[
                    {"tag":"VendorIdentification","type":"TextString","value":"cosmian"},
                    {"tag":"AttributeName","type":"TextString","value":"x509-extension"},
                    {"tag":"AttributeValue","type":"ByteString","value":"ff"}]}]}]}]}""");

        assertThat(request.attributes())
                .isEqualTo(Attributes.of(Attribute.CRYPTOGRAPHIC_ALGORITHM, CryptographicAlgorithm.AES)
                        .with(Attribute.CRYPTOGRAPHIC_USAGE_MASK, new CryptographicUsageMask(12))
                        .plus(Attribute.NAME, Name.text("n"))
                        .plus(Attribute.VENDOR, VendorAttribute.text("cosmian", "tag", "[\"a\"]"))
                        .plus(
                                Attribute.VENDOR,
                                new VendorAttribute(
                                        "cosmian",
                                        "x509-extension",
                                        new Ttlv.ByteString(
                                                Tag.ATTRIBUTE_VALUE, Bytes.copyOf(new byte[] {(byte) 0xFF})))));
    }

    @Test
    void theSeedDialect_isRead_inObjects() {
        ImportRequest request = (ImportRequest)
                read(
                        """
                {"tag":"Import","type":"Structure","value":[
                 {"tag":"UniqueIdentifier","type":"TextString","value":"k"},
                 {"tag":"Attributes","type":"Structure","value":[]},
                 {"tag":"Object","type":"Structure","value":[
                  {"tag":"KeyBlock","type":"Structure","value":[
                   {"tag":"KeyFormatType","type":"Enumeration","value":"TransparentRSAPublicKey"},
                   {"tag":"KeyValue","type":"Structure","value":[
                    {"tag":"KeyMaterial","type":"Structure","value":[
                     {"tag":"Modulus","type":"BigInteger","value":"0xF1"},
                     {"tag":"PublicExponent","type":"BigInteger","value":"0x010001"}]}]}]}]},
                 {"tag":"ObjectType","type":"Enumeration","value":"PublicKey"}]}""");

        KeyMaterial.Transparent key = (KeyMaterial.Transparent) material(request.managedObject());
        assertThat(request.managedObject()).isInstanceOf(ManagedObject.PublicKey.class);
        assertThat(key.fields().items())
                .containsExactly(
                        new Ttlv.BigInt(Tag.MODULUS, java.math.BigInteger.valueOf(0xF1)),
                        new Ttlv.BigInt(Tag.PUBLIC_EXPONENT, java.math.BigInteger.valueOf(65537)));
    }

    @Test
    void revoke_readsReasonsOfOldClients() {
        String json = "{\"tag\":\"Revoke\",\"value\":[{\"tag\":\"RevocationReason\",\"type\":\"%s\",\"value\":%s}]}";

        assertThat(((RevokeRequest) read(json.formatted("TextString", "\"lost\"")))
                        .revocationReason()
                        .revocationMessage())
                .contains("lost");
        for (String type : List.of("Integer", "Enumeration")) {
            assertThat(((RevokeRequest) read(json.formatted(type, "2")))
                            .revocationReason()
                            .revocationReasonCode())
                    .isEqualTo(RevocationReasonCode.KEY_COMPROMISE);
        }
        assertThat(((RevokeRequest) read(json.formatted("Enumeration", "\"KeyCompromise\"")))
                        .revocationReason()
                        .revocationReasonCode())
                .isEqualTo(RevocationReasonCode.KEY_COMPROMISE);
    }

    @Test
    void idPlaceholder_isReadAsNoIdentifier() {
        GetRequest request = (GetRequest)
                read(
                        "{\"tag\":\"Get\",\"value\":[{\"tag\":\"UniqueIdentifier\",\"type\":\"Enumeration\",\"value\":\"IDPlaceholder\"}]}");

        assertThat(request.uniqueIdentifier()).isEmpty();
    }

    @Test
    void spellings_areTolerated() {
        EncryptRequest request = (EncryptRequest)
                read(
                        """
                {"tag":"encrypt","value":[
                 {"type":"ByteString","value":"0a","tag":"IvCounterNonce"},
                 {"tag":"CryptographicParameters","value":[
                  {"value":"sha-256","tag":"HashingAlgorithm","type":"Enumeration"},
                  {"tag":"CryptographicAlgorithm","type":"Enumeration","value":"0x00000003"}]}]}""");

        assertThat(request.ivCounterNonce()).contains(Bytes.copyOf(new byte[] {10}));
        assertThat(request.cryptographicParameters().orElseThrow().hashingAlgorithm())
                .contains(io.kms4j.kmip.enumeration.HashingAlgorithm.SHA_256);
    }

    private static KeyMaterial material(ManagedObject object) {
        return ((KeyValue.Plain) object.keyBlockIfAny().orElseThrow().keyValue().orElseThrow()).keyMaterial();
    }

    private static void assertReadAndWritten(String json, RequestPayload<?> request) {
        assertThat(read(json)).isEqualTo(request);
        assertThat(write(request)).isEqualTo(compact(json));
    }

    private static Ttlv tree(String json) {
        return JsonTtlv.read(json.getBytes(UTF_8));
    }

    private static RequestPayload<?> read(String json) {
        return KmipMapper.readRequest(tree(json));
    }

    private static String write(RequestPayload<?> request) {
        return new String(JsonTtlv.write(KmipMapper.writeRequest(request)), UTF_8);
    }

    private static String compact(String json) {
        return json.replaceAll("\\s", "");
    }
}
