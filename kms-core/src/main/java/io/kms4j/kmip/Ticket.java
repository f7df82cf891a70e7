package io.kms4j.kmip;

import io.kms4j.kmip.enumeration.TicketType;

/** What authenticates later requests of a user (KMIP 2.1, Ticket). Who has the value is taken for that user. */
public record Ticket(TicketType ticketType, Bytes ticketValue) {
    @Override
    public String toString() {
        return "Ticket[" + ticketType + "]";
    }
}
