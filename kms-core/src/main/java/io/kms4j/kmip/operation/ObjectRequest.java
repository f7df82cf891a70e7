package io.kms4j.kmip.operation;

import io.kms4j.kmip.UniqueIdentifier;
import java.util.Optional;

/** A request about one object. */
public sealed interface ObjectRequest<R extends ResponsePayload> extends RequestPayload<R>
        permits GetRequest,
                ExportRequest,
                EncryptRequest,
                DecryptRequest,
                MacRequest,
                MacVerifyRequest,
                SignRequest,
                SignatureVerifyRequest,
                GetAttributesRequest,
                GetAttributeListRequest,
                AddAttributeRequest,
                SetAttributeRequest,
                ModifyAttributeRequest,
                DeleteAttributeRequest,
                AdjustAttributeRequest,
                CheckRequest,
                ObtainLeaseRequest,
                GetUsageAllocationRequest,
                ActivateRequest,
                ReKeyRequest,
                ReKeyKeyPairRequest,
                ArchiveRequest,
                RecoverRequest,
                RevokeRequest,
                DestroyRequest,
                CertifyRequest,
                ReCertifyRequest {

    /** The object; empty for the batch's ID Placeholder. */
    Optional<UniqueIdentifier> uniqueIdentifier();

    /** The same request about {@code id}. */
    ObjectRequest<R> withUniqueIdentifier(UniqueIdentifier id);
}
