package io.kms4j.core.port;

/**
 * How a slot is doing.
 *
 * @param slot the PKCS#11 slot number
 * @param accessible whether it answered last and somebody is logged in
 * @param detail one sentence for the operator; no secret
 */
public record HsmSlotStatus(long slot, boolean accessible, String detail) {}
