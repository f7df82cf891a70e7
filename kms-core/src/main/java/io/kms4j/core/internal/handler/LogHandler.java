package io.kms4j.core.internal.handler;

import io.kms4j.core.UserId;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.enumeration.ResultReason;
import io.kms4j.kmip.operation.LogRequest;
import io.kms4j.kmip.operation.LogResponse;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Log: one line in the server's log that says whose it is, whatever the message holds. */
public final class LogHandler implements OperationHandler<LogRequest, LogResponse> {
    private static final Logger LOG = System.getLogger(LogHandler.class.getName());
    private static final int MAX_LENGTH = 1_000;

    @Override
    public Class<LogRequest> requestType() {
        return LogRequest.class;
    }

    @Override
    public LogResponse handle(LogRequest request, UserId caller) {
        if (request.logMessage().length() > MAX_LENGTH) {
            throw new KmipException(ResultReason.INVALID_FIELD, "LogMessage has at most " + MAX_LENGTH + " characters");
        }
        LOG.log(Level.INFO, "Log of user ''{0}'': {1}", caller, onOneLine(request.logMessage()));
        return new LogResponse();
    }

    /** Without what could begin a line of its own or hide it on a terminal. */
    static String onOneLine(String message) {
        return message.replaceAll("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029]", "?");
    }
}
