package io.kms4j.core.internal.session;

import io.kms4j.core.UserId;
import io.kms4j.core.port.StoredObject;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.enumeration.Operation;
import io.kms4j.kmip.enumeration.ResultReason;
import io.kms4j.kmip.operation.RequestPayload;
import java.util.Optional;

/** Who asks in one message, and by what right. */
public final class Session {
    private final UserId caller;
    private final Optional<Tickets.Entry> ticket;
    private final boolean usedUp;

    private Session(UserId caller, Optional<Tickets.Entry> ticket, boolean usedUp) {
        this.caller = caller;
        this.ticket = ticket;
        this.usedUp = usedUp;
    }

    /** A user whom the transport has authenticated. */
    public static Session of(UserId caller) {
        return new Session(caller, Optional.empty(), false);
    }

    static Session of(Tickets.Entry ticket, boolean usedUp) {
        return new Session(ticket.user(), Optional.of(ticket), usedUp);
    }

    public UserId caller() {
        return caller;
    }

    /** Whether the caller may ask for this operation at all. */
    public boolean allows(Operation operation) {
        return delegation().map(rights -> rights.covers(operation)).orElse(true);
    }

    /**
     * Lets one operation pass and counts it.
     *
     * @throws KmipException PERMISSION_DENIED when the ticket gives no right to it, USAGE_LIMIT_EXCEEDED
     */
    public void authorise(RequestPayload<?> request) {
        if (usedUp) {
            throw usedUp();
        }
        delegation().ifPresent(rights -> rights.authorise(request));
        if (ticket.isPresent() && !ticket.get().operations().take()) {
            throw usedUp();
        }
    }

    static KmipException usedUp() {
        return new KmipException(ResultReason.USAGE_LIMIT_EXCEEDED, "the ticket is used up");
    }

    /** Whether {@code request} may touch {@code object}; what the caller itself may do is another question. */
    boolean covers(RequestPayload<?> request, StoredObject object) {
        return delegation().map(rights -> rights.covers(request, object)).orElse(true);
    }

    private Optional<Delegation> delegation() {
        return ticket.flatMap(Tickets.Entry::delegation);
    }
}
