package io.kms4j.client.cli;

import io.kms4j.client.internal.Pem;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.ManagedObject;
import io.kms4j.kmip.enumeration.CryptographicAlgorithm;
import io.kms4j.kmip.enumeration.KeyFormatType;
import io.kms4j.kmip.ttlv.JsonTtlv;
import io.kms4j.kmip.ttlv.KmipMapper;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** How a key file is read. Formats that are DER are read from PEM too. */
enum ImportFormat {
    JSON_TTLV("json-ttlv", file -> KmipMapper.readObject(JsonTtlv.read(file.toArray()))),
    PEM("pem", ImportFormat::pem),
    SEC1("sec1", file -> privateKey(der(file), KeyFormatType.EC_PRIVATE_KEY)),
    PKCS1_PRIV("pkcs1-priv", file -> privateKey(der(file), KeyFormatType.PKCS_1)),
    PKCS1_PUB("pkcs1-pub", file -> publicKey(der(file), KeyFormatType.PKCS_1)),
    PKCS8_PRIV("pkcs8-priv", file -> privateKey(der(file), KeyFormatType.PKCS_8)),
    PKCS8_PUB("pkcs8-pub", file -> publicKey(der(file), KeyFormatType.PKCS_8)),
    AES("aes", file -> KeyObjects.symmetric(file, CryptographicAlgorithm.AES)),
    CHACHA20("chacha20", file -> KeyObjects.symmetric(file, CryptographicAlgorithm.CHACHA20));

    private final String cliName;

    @SuppressWarnings("ImmutableEnumChecker") // only functions without state
    private final Function<Bytes, ManagedObject> reader;

    ImportFormat(String cliName, Function<Bytes, ManagedObject> reader) {
        this.cliName = cliName;
        this.reader = reader;
    }

    /**
     * The key in a file with this content.
     *
     * @throws IllegalArgumentException or KmipException if it is not in this format
     */
    ManagedObject read(Bytes content) {
        return reader.apply(content);
    }

    private static ManagedObject pem(Bytes file) {
        Pem block = firstBlock(file).orElseThrow(() -> new IllegalArgumentException("there is no PEM block in it"));
        return switch (block.label()) {
            case "PRIVATE KEY" -> privateKey(block.der(), KeyFormatType.PKCS_8);
            case "RSA PRIVATE KEY" -> privateKey(block.der(), KeyFormatType.PKCS_1);
            case "EC PRIVATE KEY" -> privateKey(block.der(), KeyFormatType.EC_PRIVATE_KEY);
            case "PUBLIC KEY" -> publicKey(block.der(), KeyFormatType.PKCS_8);
            case "RSA PUBLIC KEY" -> publicKey(block.der(), KeyFormatType.PKCS_1);
            case "ENCRYPTED PRIVATE KEY" ->
                throw new IllegalArgumentException("the key is encrypted; decrypt it first");
            default -> throw new IllegalArgumentException("the PEM block " + block.label() + " is not a key");
        };
    }

    private static Bytes der(Bytes file) {
        return firstBlock(file).map(Pem::der).orElse(file);
    }

    /** The first block that is not only parameters, as OpenSSL writes them before EC keys. */
    private static Optional<Pem> firstBlock(Bytes file) {
        List<Pem> blocks = Pem.parse(new String(file.toArray(), StandardCharsets.ISO_8859_1));
        return blocks.stream()
                .filter(block -> !block.label().endsWith("PARAMETERS"))
                .findFirst();
    }

    private static ManagedObject privateKey(Bytes key, KeyFormatType format) {
        return new ManagedObject.PrivateKey(KeyObjects.encoded(key, format));
    }

    private static ManagedObject publicKey(Bytes key, KeyFormatType format) {
        return new ManagedObject.PublicKey(KeyObjects.encoded(key, format));
    }

    @Override
    public String toString() {
        return cliName;
    }
}
