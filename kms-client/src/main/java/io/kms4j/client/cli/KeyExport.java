package io.kms4j.client.cli;

import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.EncryptionKeyInformation;
import io.kms4j.kmip.KeyWrappingSpecification;
import io.kms4j.kmip.ManagedObject;
import io.kms4j.kmip.ProtocolVersion;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.enumeration.EncodingOption;
import io.kms4j.kmip.enumeration.KeyFormatType;
import io.kms4j.kmip.enumeration.KeyWrapType;
import io.kms4j.kmip.enumeration.ObjectType;
import io.kms4j.kmip.enumeration.WrappingMethod;
import io.kms4j.kmip.operation.ExportRequest;
import io.kms4j.kmip.operation.ExportResponse;
import io.kms4j.kmip.operation.GetRequest;
import io.kms4j.kmip.operation.GetResponse;
import io.kms4j.kmip.ttlv.JsonTtlv;
import io.kms4j.kmip.ttlv.KmipMapper;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code … keys export}. */
final class KeyExport extends Action {
    private final KeyFamily family;

    @Parameters(paramLabel = "KEY_FILE", description = "The file to write.")
    Path file = Path.of("");

    @Option(
            names = {"-f", "--key-format"},
            paramLabel = "FORMAT",
            description = "${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} unless given. For public keys pkcs8 means "
                    + "SubjectPublicKeyInfo.")
    ExportFormat format = ExportFormat.JSON_TTLV;

    @Option(
            names = {"-u", "--unwrap"},
            description = "Unwrap the key if it is stored wrapped.")
    boolean unwrap;

    @Option(
            names = {"-w", "--wrap-key-id"},
            paramLabel = "KEY_ID",
            description = "Wrap the key with this one.")
    Optional<UniqueIdentifier> wrapKeyId = Optional.empty();

    @Option(
            names = {"-m", "--wrapping-algorithm"},
            paramLabel = "ALGORITHM",
            description = "${COMPLETION-CANDIDATES}; the server's choice unless given.")
    Optional<WrappingAlgorithm> wrappingAlgorithm = Optional.empty();

    @Option(
            names = {"-i", "--allow-revoked"},
            description = "Export the key even if it was revoked.")
    boolean allowRevoked;

    @Mixin
    ObjectSelector.ByKeyId key = new ObjectSelector.ByKeyId();

    /** What Get and Export both answer. */
    private record Exported(UniqueIdentifier id, ObjectType type, ManagedObject object) {}

    KeyExport(Session session, KeyFamily family) {
        super(session);
        this.family = family;
    }

    @Override
    Answer answer() {
        check();
        Exported exported = fetch();
        byte[] content = content(exported);
        if (exported.type() == ObjectType.PUBLIC_KEY) {
            OutputFile.write(file, content);
        } else {
            OutputFile.writeSecret(file, content);
        }
        return new Answer("The key " + exported.id() + " of type "
                        + exported.type().jsonName() + " was exported to \"" + file + "\"")
                .identifier(exported.id());
    }

    private void check() {
        if (unwrap && wrapKeyId.isPresent()) {
            throw new UsageException("give either --unwrap or --wrap-key-id");
        }
        if (wrappingAlgorithm.isPresent() && wrapKeyId.isEmpty()) {
            throw new UsageException("--wrapping-algorithm needs --wrap-key-id");
        }
        if (wrapKeyId.isPresent() && format.packing == ExportFormat.Packing.PEM) {
            throw new UsageException("a wrapped key has no PEM form; use json-ttlv, raw or base64");
        }
    }

    private Exported fetch() {
        Optional<UniqueIdentifier> id = Optional.of(key.identifier());
        Optional<KeyFormatType> requested = format.requested(family, wrapKeyId.isPresent());
        Optional<KeyWrapType> wrapType = unwrap ? Optional.of(KeyWrapType.NOT_WRAPPED) : Optional.empty();
        if (allowRevoked) {
            ExportResponse answer =
                    session.execute(new ExportRequest(id, requested, wrapType, Optional.empty(), wrapping()));
            return new Exported(answer.uniqueIdentifier(), answer.objectType(), answer.managedObject());
        }
        GetResponse answer = session.execute(new GetRequest(id, requested, wrapType, Optional.empty(), wrapping()));
        return new Exported(answer.uniqueIdentifier(), answer.objectType(), answer.managedObject());
    }

    private Optional<KeyWrappingSpecification> wrapping() {
        EncodingOption encoding =
                format == ExportFormat.JSON_TTLV ? EncodingOption.TTLV_ENCODING : EncodingOption.NO_ENCODING;
        return wrapKeyId.map(id -> new KeyWrappingSpecification(
                WrappingMethod.ENCRYPT,
                Optional.of(new EncryptionKeyInformation(id, wrappingAlgorithm.map(chosen -> chosen.parameters))),
                Optional.empty(),
                List.of(),
                Optional.of(encoding)));
    }

    private byte[] content(Exported exported) {
        if (format == ExportFormat.JSON_TTLV) {
            return JsonTtlv.writePretty(KmipMapper.writeObject(exported.object(), ProtocolVersion.V2_1));
        }
        if (format.packing == ExportFormat.Packing.PEM && KeyObjects.isWrapped(exported.object())) {
            throw new CliException("the key " + exported.id() + " is wrapped; add --unwrap, or export it as json-ttlv");
        }
        Bytes bytes = KeyObjects.bytes(exported.object())
                .orElseThrow(() -> new CliException("the server did not answer in the format " + format));
        return format.pack(bytes, exported.type());
    }
}
