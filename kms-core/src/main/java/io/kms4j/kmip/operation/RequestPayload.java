package io.kms4j.kmip.operation;

import io.kms4j.kmip.enumeration.Operation;

/**
 * What a client asks for. To add an operation: a record here and its response, both listed below, a handler, and one
 * registration of the handler.
 *
 * @param <R> what the server answers
 */
public sealed interface RequestPayload<R extends ResponsePayload>
        permits ObjectRequest,
                CreateRequest,
                CreateKeyPairRequest,
                RegisterRequest,
                DeriveKeyRequest,
                CreateSplitKeyRequest,
                JoinSplitKeyRequest,
                ImportRequest,
                LocateRequest,
                LogRequest,
                LoginRequest,
                LogoutRequest,
                DelegatedLoginRequest,
                PingRequest,
                PollRequest,
                CancelRequest,
                ProcessRequest,
                QueryAsynchronousRequestsRequest,
                PutRequest,
                NotifyRequest,
                Pkcs11Request,
                SetEndpointRoleRequest,
                QueryRequest,
                DiscoverVersionsRequest,
                HashRequest,
                RngRetrieveRequest,
                RngSeedRequest,
                InteropRequest,
                ValidateRequest {

    Operation operation();
}
