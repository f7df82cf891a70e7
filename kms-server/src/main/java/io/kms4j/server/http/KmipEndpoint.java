package io.kms4j.server.http;

import io.javalin.http.Context;
import io.kms4j.core.Kms;
import io.kms4j.core.UserId;
import io.kms4j.kmip.Ttlv;
import io.kms4j.kmip.operation.RequestPayload;
import io.kms4j.kmip.ttlv.JsonTtlv;
import io.kms4j.kmip.ttlv.KmipMapper;
import io.kms4j.kmip.ttlv.SeedDialect;
import io.kms4j.server.message.Encoding;
import io.kms4j.server.message.Messages;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** KMIP over HTTP: one operation, or a message. */
final class KmipEndpoint {
    private static final Logger LOG = LoggerFactory.getLogger(KmipEndpoint.class);
    private static final Clock CLOCK = Clock.systemUTC();

    private final Kms kms;
    private final Messages messages;
    private final RequestBody bodies;

    KmipEndpoint(Kms kms, Messages messages, RequestBody bodies) {
        this.kms = kms;
        this.messages = messages;
        this.bodies = bodies;
    }

    List<Route> routes() {
        return List.of(Route.post("/kmip/2_1", this::operation), Route.post("/kmip", this::message));
    }

    /** One operation in JSON, named by the root; or a message. */
    private void operation(Context ctx) {
        bodies.use(ctx, body -> operation(ctx, JsonTtlv.readDocument(body)));
    }

    private void operation(Context ctx, SeedDialect.Document document) {
        UserId caller = Authentication.caller(ctx);
        Ttlv answer = KmipMapper.isRequestMessage(document.root())
                ? messages.answer(document.root(), caller)
                : execute(document, caller, ctx);
        answer(ctx, Encoding.JSON, Encoding.JSON.write(answer));
    }

    private Ttlv execute(SeedDialect.Document document, UserId caller, Context ctx) {
        RequestPayload<?> request = KmipMapper.readRequest(document.root());
        ErrorAnswers.about(request.operation(), ctx);
        RequestPayload<?> meant = document.isSeed() ? SeedDialect.completed(request, CLOCK.instant()) : request;
        return KmipMapper.writeResponse(kms.execute(meant, caller));
    }

    /** A message in any encoding; the answer is always a message, in the encoding that the client accepts, else in the same. */
    private void message(Context ctx) {
        Encoding encoding = Encoding.of(header(ctx, "Content-Type"))
                .orElseThrow(() -> new HttpProblem(
                        422,
                        "Invalid Request: the Content-Type must be application/json, application/octet-stream or"
                                + " text/xml"));
        Encoding accepted = encoding.orAccepted(header(ctx, "Accept"));
        bodies.use(
                ctx,
                body -> answer(ctx, accepted, messages.answer(body, encoding, accepted, Authentication.caller(ctx))));
    }

    /** Blank when it is not there. */
    private static String header(Context ctx, String name) {
        return Objects.requireNonNullElse(ctx.header(name), "");
    }

    /** In one piece and past Javalin, which would look for compression first and copy the answer through a buffer. */
    private static void answer(Context ctx, Encoding encoding, byte[] body) {
        HttpServletResponse response = ctx.res();
        response.setContentType(encoding.mediaType());
        response.setContentLength(body.length);
        try {
            response.getOutputStream().write(body);
        } catch (IOException gone) {
            LOG.debug("The client went away", gone);
        }
    }
}
