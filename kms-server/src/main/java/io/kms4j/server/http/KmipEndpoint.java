package io.kms4j.server.http;

import io.javalin.http.Context;
import io.kms4j.core.Kms;
import io.kms4j.core.UserId;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.ProtocolVersion;
import io.kms4j.kmip.Ttlv;
import io.kms4j.kmip.message.RequestMessage;
import io.kms4j.kmip.operation.RequestPayload;
import io.kms4j.kmip.ttlv.JsonTtlv;
import io.kms4j.kmip.ttlv.KmipMapper;
import io.kms4j.kmip.ttlv.SeedDialect;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** KMIP over HTTP: one operation, or a message. */
final class KmipEndpoint {
    private static final Logger LOG = LoggerFactory.getLogger(KmipEndpoint.class);
    private static final Clock CLOCK = Clock.systemUTC();

    private final Kms kms;
    private final RequestBody bodies;
    private final MessageFailures failures;

    KmipEndpoint(Kms kms, RequestBody bodies, MessageFailures failures) {
        this.kms = kms;
        this.bodies = bodies;
        this.failures = failures;
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
                ? process(document.root(), caller)
                : execute(document, caller, ctx);
        answer(ctx, Encoding.JSON, answer);
    }

    private Ttlv execute(SeedDialect.Document document, UserId caller, Context ctx) {
        RequestPayload<?> request = KmipMapper.readRequest(document.root());
        ErrorAnswers.about(request.operation(), ctx);
        RequestPayload<?> meant = document.isSeed() ? SeedDialect.completed(request, CLOCK.instant()) : request;
        return KmipMapper.writeResponse(kms.execute(meant, caller));
    }

    /** A message in JSON or binary, answered in kind; the answer is always a message. */
    private void message(Context ctx) {
        Encoding encoding = Encoding.of(ctx)
                .orElseThrow(() -> new HttpProblem(
                        422, "Invalid Request: the Content-Type must be application/json or application/octet-stream"));
        bodies.use(ctx, body -> message(ctx, encoding, body));
    }

    private void message(Context ctx, Encoding encoding, byte[] body) {
        Ttlv answer;
        try {
            answer = process(encoding.read(body), Authentication.caller(ctx));
        } catch (KmipException unreadable) {
            answer = failures.answer(unreadable, ProtocolVersion.V2_1);
        }
        answer(ctx, encoding, answer);
    }

    private Ttlv process(Ttlv root, UserId caller) {
        RequestMessage message;
        try {
            message = KmipMapper.readRequestMessage(root);
        } catch (KmipException refused) {
            return failures.answer(refused, MessageFailures.versionOf(root));
        }
        return KmipMapper.writeResponseMessage(kms.process(message, caller));
    }

    /** In one piece and past Javalin, which would look for compression first and copy the answer through a buffer. */
    private static void answer(Context ctx, Encoding encoding, Ttlv answer) {
        byte[] body = encoding.write(answer);
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
