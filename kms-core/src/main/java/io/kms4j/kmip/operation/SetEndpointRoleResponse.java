package io.kms4j.kmip.operation;

import io.kms4j.kmip.enumeration.EndpointRole;

/** The answer to Set Endpoint Role: the role that the server has. */
public record SetEndpointRoleResponse(EndpointRole endpointRole) implements ResponsePayload {}
