package io.kms4j.core.internal.batch;

import io.kms4j.kmip.Attributes;
import io.kms4j.kmip.KeyBlock;
import io.kms4j.kmip.KeyValue;
import io.kms4j.kmip.ManagedObject;
import io.kms4j.kmip.operation.ExportResponse;
import io.kms4j.kmip.operation.GetResponse;
import io.kms4j.kmip.operation.LocateRequest;
import io.kms4j.kmip.operation.LocateResponse;
import io.kms4j.kmip.operation.RequestPayload;
import io.kms4j.kmip.operation.ResponsePayload;
import java.util.Optional;

/**
 * What answers in messages leave out. The original product's clients look for attributes beside the key material, and for the
 * number of located items, in the answers to single operations; clients that speak messages break on the former and expect
 * the latter only when they page.
 */
final class MessageShape {
    private MessageShape() {}

    static ResponsePayload of(RequestPayload<?> request, ResponsePayload response) {
        if (response instanceof GetResponse get) {
            return new GetResponse(get.objectType(), get.uniqueIdentifier(), removed(get.managedObject()));
        }
        if (response instanceof ExportResponse export) {
            return new ExportResponse(
                    export.objectType(),
                    export.uniqueIdentifier(),
                    export.attributes(),
                    removed(export.managedObject()));
        }
        if (response instanceof LocateResponse located && request instanceof LocateRequest locate) {
            return locate.offsetItems().isPresent()
                    ? located
                    : new LocateResponse(Optional.empty(), located.uniqueIdentifier());
        }
        return response;
    }

    private static ManagedObject removed(ManagedObject object) {
        if (object instanceof ManagedObject.SymmetricKey key) {
            return new ManagedObject.SymmetricKey(removed(key.keyBlock()));
        }
        if (object instanceof ManagedObject.PublicKey key) {
            return new ManagedObject.PublicKey(removed(key.keyBlock()));
        }
        if (object instanceof ManagedObject.PrivateKey key) {
            return new ManagedObject.PrivateKey(removed(key.keyBlock()));
        }
        if (object instanceof ManagedObject.SecretData secret) {
            return new ManagedObject.SecretData(secret.secretDataType(), removed(secret.keyBlock()));
        }
        if (object instanceof ManagedObject.PgpKey pgp) {
            return new ManagedObject.PgpKey(pgp.pgpKeyVersion(), removed(pgp.keyBlock()));
        }
        if (object instanceof ManagedObject.SplitKey split) {
            return new ManagedObject.SplitKey(
                    split.splitKeyParts(),
                    split.keyPartIdentifier(),
                    split.splitKeyThreshold(),
                    split.splitKeyMethod(),
                    split.primeFieldSize(),
                    removed(split.keyBlock()));
        }
        return object;
    }

    private static KeyBlock removed(KeyBlock block) {
        if (block.keyValue().isPresent() && block.keyValue().get() instanceof KeyValue.Plain plain) {
            return new KeyBlock(
                    block.keyFormatType(),
                    block.keyCompressionType(),
                    Optional.of(new KeyValue.Plain(plain.keyMaterial(), Attributes.none())),
                    block.cryptographicAlgorithm(),
                    block.cryptographicLength(),
                    block.keyWrappingData());
        }
        return block;
    }
}
