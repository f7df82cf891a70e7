package io.kms4j.server.http;

import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.kms4j.core.ResultReasons;
import io.kms4j.core.UnavailableException;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.ProtocolVersion;
import io.kms4j.kmip.enumeration.Operation;
import io.kms4j.kmip.enumeration.ResultReason;
import io.kms4j.kmip.ttlv.UnknownOperationException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one place where failures become HTTP answers: a status and, in plain text, the reason and the message; or the same
 * as RFC 9457 problem details for clients that accept those.
 */
final class ErrorAnswers {
    private static final Logger LOG = LoggerFactory.getLogger(ErrorAnswers.class);
    private static final String PROBLEM_JSON = "application/problem+json";
    /** What the original product says, and what its clients expect, although the text is not HTML. */
    private static final String PLAIN = "text/html; charset=utf-8";

    private static final String OPERATION = "io.kms4j.operation";
    private static final String DEFECT = "Internal server error";
    private static final String RETRY_AFTER_SECONDS = "5";

    private ErrorAnswers() {}

    static void kmip(KmipException failure, Context ctx) {
        if (failure instanceof UnknownOperationException) {
            answer(ctx, 404, Optional.empty(), failure.getMessage());
            return;
        }
        if (failure instanceof UnavailableException) {
            LOG.warn("{} {}: {}", ctx.method(), ctx.path(), failure.getMessage(), failure.getCause());
            ctx.header("Retry-After", RETRY_AFTER_SECONDS);
        }
        answer(ctx, status(failure), Optional.of(reason(failure, ctx).jsonName()), failure.getMessage());
    }

    /** Notes what the request asks for: the reason of a failure depends on it. */
    static void about(Operation operation, Context ctx) {
        ctx.attribute(OPERATION, operation);
    }

    private static ResultReason reason(KmipException failure, Context ctx) {
        return failure.reason() == ResultReason.NOT_AUTHORISED
                ? failure.reason()
                : ResultReasons.of(
                        failure.reason(),
                        Optional.ofNullable(ctx.<Operation>attribute(OPERATION)),
                        ProtocolVersion.V2_1);
    }

    private static int status(KmipException failure) {
        if (failure instanceof UnavailableException) {
            return 503;
        }
        return switch (failure.reason()) {
            case NOT_AUTHORISED, AUTHENTICATION_NOT_SUCCESSFUL -> 401;
            default -> 422;
        };
    }

    static void http(HttpProblem problem, Context ctx) {
        if (problem.status() == 503) {
            ctx.header("Retry-After", RETRY_AFTER_SECONDS);
        }
        answer(ctx, problem.status(), Optional.empty(), problem.getMessage());
    }

    /** What the router says by itself: no such route, or not with this method. */
    static void routing(HttpResponseException refused, Context ctx) {
        answer(ctx, refused.getStatus(), Optional.empty(), text(refused.getStatus()));
    }

    private static String text(int status) {
        return switch (status) {
            case 404 -> "Route not supported";
            case 405 -> "Method not allowed";
            default -> "Bad request";
        };
    }

    /** A defect of ours: the log has the details, the client a number to quote. */
    static void defect(Throwable failure, Context ctx) {
        String id = UUID.randomUUID().toString();
        LOG.error("{} {} failed, request {}", ctx.method(), ctx.path(), id, failure);
        ctx.header("Request-Id", id);
        answer(ctx, 500, Optional.of(ResultReason.GENERAL_FAILURE.jsonName()), DEFECT);
    }

    /** The JVM has no memory or no stack left for this request. The next one may be smaller. */
    static void error(HttpServletResponse response, Error failure) {
        LOG.error("A request failed", failure);
        response.setStatus(500);
        response.setContentType(PLAIN);
        try {
            response.getOutputStream().write(DEFECT.getBytes(StandardCharsets.UTF_8));
        } catch (IOException gone) {
            LOG.debug("The client went away", gone);
        }
    }

    private static void answer(Context ctx, int status, Optional<String> reason, String message) {
        LOG.debug("{} {}: {} {}", ctx.method(), ctx.path(), status, message);
        ctx.status(status);
        if (accepts(ctx)) {
            Map<String, Object> problem = new LinkedHashMap<>();
            problem.put("type", "about:blank");
            problem.put("title", reason.orElse("HTTP " + status));
            problem.put("status", status);
            problem.put("detail", message);
            reason.ifPresent(name -> problem.put("resultReason", name));
            ctx.contentType(PROBLEM_JSON).result(Json.write(problem));
            return;
        }
        String body = status == 500
                ? message
                : reason.map(name -> name + ": " + message).orElse(message);
        ctx.contentType(PLAIN).result(body.getBytes(StandardCharsets.UTF_8));
    }

    private static boolean accepts(Context ctx) {
        String accepted = ctx.header("Accept");
        return accepted != null && accepted.contains(PROBLEM_JSON);
    }
}
