package io.kms4j.server;

import ch.qos.logback.classic.pattern.ThrowableProxyConverter;
import ch.qos.logback.classic.spi.IThrowableProxy;

/** A stack trace whose lines are all indented, so that none that an exception's message brings looks like an entry. */
public final class SafeThrowable extends ThrowableProxyConverter {
    @Override
    protected String throwableProxyToString(IThrowableProxy proxy) {
        StringBuilder safe = new StringBuilder();
        super.throwableProxyToString(proxy).lines().forEach(line -> safe.append("    ")
                .append(SafeMessage.escape(line.replace("\t", "    ")))
                .append(System.lineSeparator()));
        return safe.toString();
    }
}
