package io.kms4j.core.internal.session;

import io.kms4j.core.UserId;
import io.kms4j.core.port.StoredObject;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.Tag;
import io.kms4j.kmip.Ticket;
import io.kms4j.kmip.Ttlv;
import io.kms4j.kmip.enumeration.CredentialType;
import io.kms4j.kmip.enumeration.ResultReason;
import io.kms4j.kmip.message.Authentication;
import io.kms4j.kmip.operation.RequestPayload;
import io.kms4j.kmip.ttlv.KmipMapper;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Finds out who asks (KMIP 2.1, Credential). The transport has authenticated a user already; a ticket authenticates its own.
 * All other credentials, such as the user names and passwords that products put into every header, are read and passed
 * over: they neither help nor harm.
 */
public final class Sessions {
    /** What is being executed on this thread, by whom. */
    private record Executing(Session session, RequestPayload<?> request) {}

    private final Tickets tickets;
    /** Of this engine, which lives as long as its threads use it. */
    @SuppressWarnings("ThreadLocalUsage")
    private final ThreadLocal<@Nullable Executing> executing = new ThreadLocal<>();

    public Sessions(Tickets tickets) {
        this.tickets = tickets;
    }

    /**
     * The session of a message.
     *
     * @throws KmipException INVALID_TICKET; USAGE_LIMIT_EXCEEDED; INVALID_FIELD for a malformed or a second ticket
     */
    public Session open(Optional<Authentication> authentication, UserId transportUser) {
        List<Ticket> presented = authentication.stream()
                .flatMap(present -> present.credential().stream())
                .flatMap(credential -> ticketOf(credential).stream())
                .toList();
        if (presented.size() > 1) {
            throw new KmipException(ResultReason.INVALID_FIELD, "a message is authenticated by one ticket at most");
        }
        return presented.isEmpty() ? Session.of(transportUser) : tickets.open(presented.get(0));
    }

    private static Optional<Ticket> ticketOf(Ttlv credential) {
        boolean isTicket = find(credential, Tag.CREDENTIAL_TYPE)
                .filter(type -> type instanceof Ttlv.Enumeration enumeration
                        && enumeration.value() == CredentialType.TICKET.code())
                .isPresent();
        if (!isTicket) {
            return Optional.empty();
        }
        Ttlv ticket = find(credential, Tag.CREDENTIAL_VALUE)
                .flatMap(value -> find(value, Tag.TICKET))
                .orElseThrow(() -> new KmipException(ResultReason.INVALID_FIELD, "a Ticket credential needs a Ticket"));
        return Optional.of(KmipMapper.readStructure(ticket, Ticket.class));
    }

    private static Optional<Ttlv> find(Ttlv item, Tag tag) {
        return item instanceof Ttlv.Structure structure ? structure.find(tag) : Optional.empty();
    }

    /** Does {@code work} for {@code session}, so that {@link #covers} knows of it. */
    public <T> T executing(Session session, RequestPayload<?> request, Supplier<T> work) {
        executing.set(new Executing(session, request));
        try {
            return work.get();
        } finally {
            executing.remove();
        }
    }

    /** Whether what this thread executes may touch {@code object}. */
    public boolean covers(StoredObject object) {
        Executing now = executing.get();
        return now == null || now.session().covers(now.request(), object);
    }
}
