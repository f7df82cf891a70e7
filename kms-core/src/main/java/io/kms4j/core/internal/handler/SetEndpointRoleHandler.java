package io.kms4j.core.internal.handler;

import io.kms4j.core.UserId;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.enumeration.EndpointRole;
import io.kms4j.kmip.enumeration.ResultReason;
import io.kms4j.kmip.operation.SetEndpointRoleRequest;
import io.kms4j.kmip.operation.SetEndpointRoleResponse;

/** Set Endpoint Role: this end is the server and stays it. */
public final class SetEndpointRoleHandler implements OperationHandler<SetEndpointRoleRequest, SetEndpointRoleResponse> {
    @Override
    public Class<SetEndpointRoleRequest> requestType() {
        return SetEndpointRoleRequest.class;
    }

    @Override
    public SetEndpointRoleResponse handle(SetEndpointRoleRequest request, UserId caller) {
        if (request.endpointRole() != EndpointRole.SERVER) {
            throw new KmipException(
                    ResultReason.FEATURE_NOT_SUPPORTED, "this end asks nothing of its clients: it stays the server");
        }
        return new SetEndpointRoleResponse(EndpointRole.SERVER);
    }
}
