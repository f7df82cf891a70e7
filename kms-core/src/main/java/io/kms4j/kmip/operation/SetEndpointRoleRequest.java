package io.kms4j.kmip.operation;

import io.kms4j.kmip.enumeration.EndpointRole;
import io.kms4j.kmip.enumeration.Operation;

/**
 * Asks the server to take a role on this connection (Set Endpoint Role).
 *
 * @param endpointRole what the server shall be from now on
 */
public record SetEndpointRoleRequest(EndpointRole endpointRole) implements RequestPayload<SetEndpointRoleResponse> {

    @Override
    public Operation operation() {
        return Operation.SET_ENDPOINT_ROLE;
    }
}
