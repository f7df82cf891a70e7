package io.kms4j.kmip.operation;

/** What the server answers to a {@link RequestPayload}. */
public sealed interface ResponsePayload
        permits CreateResponse,
                CreateKeyPairResponse,
                RegisterResponse,
                ImportResponse,
                GetResponse,
                ExportResponse,
                EncryptResponse,
                DecryptResponse,
                LocateResponse,
                GetAttributesResponse,
                GetAttributeListResponse,
                AddAttributeResponse,
                SetAttributeResponse,
                ModifyAttributeResponse,
                DeleteAttributeResponse,
                ActivateResponse,
                ReKeyResponse,
                ReKeyKeyPairResponse,
                RevokeResponse,
                DestroyResponse,
                QueryResponse,
                DiscoverVersionsResponse,
                InteropResponse {}
