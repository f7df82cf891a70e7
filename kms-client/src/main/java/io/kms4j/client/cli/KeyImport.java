package io.kms4j.client.cli;

import io.kms4j.kmip.Attribute;
import io.kms4j.kmip.Attributes;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.KeyBlock;
import io.kms4j.kmip.KeyValue;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.ManagedObject;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.enumeration.KeyWrapType;
import io.kms4j.kmip.enumeration.ObjectType;
import io.kms4j.kmip.operation.ImportRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code … keys import}. */
final class KeyImport extends Action {
    private final KeyFamily family;

    @Parameters(index = "0", paramLabel = "KEY_FILE", description = "The file to read.")
    Path file = Path.of("");

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "KEY_ID",
            description = "The key's unique identifier; random unless given.")
    Optional<UniqueIdentifier> keyId = Optional.empty();

    @Option(
            names = {"-f", "--key-format"},
            paramLabel = "FORMAT",
            description = "${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} unless given.")
    ImportFormat format = ImportFormat.JSON_TTLV;

    @Option(
            names = {"-u", "--unwrap"},
            description = "Unwrap the key before it is stored.")
    boolean unwrap;

    @Option(
            names = {"-r", "--replace"},
            description = "Replace a key that has the same identifier.")
    boolean replace;

    @Option(
            names = "--key-usage",
            split = ",",
            paramLabel = "USAGE",
            description = "${COMPLETION-CANDIDATES}; may be repeated.")
    List<KeyUsage> keyUsage = new ArrayList<>();

    @Mixin
    LinkOptions links = new LinkOptions();

    @Mixin
    NewKeyOptions newKey = new NewKeyOptions();

    KeyImport(Session session, KeyFamily family) {
        super(session);
        this.family = family;
    }

    @Override
    Answer answer() {
        ManagedObject key = read();
        UniqueIdentifier id = session.execute(new ImportRequest(
                        keyId, key.objectType(), Optional.of(replace), wrapType(key), attributes(key), key))
                .uniqueIdentifier();
        return new Answer("The " + key.objectType().jsonName() + " in file " + file
                        + " was successfully imported with id: " + id + ".")
                .identifier(id)
                .tags(newKey.tags);
    }

    private ManagedObject read() {
        Bytes content = Bytes.takeOver(InputFile.read(file));
        ManagedObject key;
        try {
            key = format.read(content);
        } catch (IllegalArgumentException | KmipException e) {
            throw new CliException(file + " is not a key in the format " + format + ": " + e.getMessage(), e);
        }
        boolean symmetric = key.objectType() == ObjectType.SYMMETRIC_KEY;
        if (symmetric != (family == KeyFamily.SYMMETRIC)) {
            throw new CliException(file + " holds a " + key.objectType().jsonName() + ", which is no " + family.noun);
        }
        return key;
    }

    private Optional<KeyWrapType> wrapType(ManagedObject key) {
        if (!KeyObjects.isWrapped(key)) {
            return Optional.empty();
        }
        return Optional.of(unwrap ? KeyWrapType.NOT_WRAPPED : KeyWrapType.AS_REGISTERED);
    }

    private Attributes attributes(ManagedObject key) {
        Optional<KeyBlock> block = key.keyBlockIfAny();
        Attributes attributes = NewKeyOptions.active(session)
                .with(Attribute.CRYPTOGRAPHIC_ALGORITHM, block.flatMap(KeyBlock::cryptographicAlgorithm))
                .with(Attribute.CRYPTOGRAPHIC_LENGTH, block.flatMap(KeyBlock::cryptographicLength))
                .with(
                        Attribute.CRYPTOGRAPHIC_USAGE_MASK,
                        KeyUsage.mask(keyUsage).or(() -> travelling(block).get(Attribute.CRYPTOGRAPHIC_USAGE_MASK)))
                .with(Attribute.KEY_FORMAT_TYPE, block.map(KeyBlock::keyFormatType))
                .withAll(Attribute.LINK, links.links())
                .with(Attribute.OBJECT_TYPE, key.objectType());
        return newKey.addTo(attributes, session.vendor());
    }

    /** The attributes that an exported key brings along. */
    private static Attributes travelling(Optional<KeyBlock> block) {
        return block.flatMap(KeyBlock::keyValue).orElse(null) instanceof KeyValue.Plain plain
                ? plain.attributes()
                : Attributes.none();
    }
}
