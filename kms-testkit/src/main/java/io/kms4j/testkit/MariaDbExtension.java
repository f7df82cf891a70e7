package io.kms4j.testkit;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests a {@link MariaDbServer} as a parameter: one for the whole test run, started at its first use. Without MariaDB
 * on the machine the tests are skipped and the reason is printed. Ask {@link MariaDbServer#newDatabase()} for a database of
 * your own, and make a server of your own if you mean to kill it.
 */
public final class MariaDbExtension implements BeforeAllCallback, ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(MariaDbExtension.class);

    private record Shared(MariaDbServer server) implements AutoCloseable {
        @Override
        public void close() {
            server.close();
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        MariaDbServer.missing().ifPresent(reason -> {
            System.out.println(reason);
            Assumptions.abort(reason);
        });
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == MariaDbServer.class;
    }

    @Override
    public MariaDbServer resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(Shared.class, first -> new Shared(MariaDbServer.create()), Shared.class)
                .server();
    }
}
