package io.kms4j.testkit;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests the JVM's {@link SoftHsm} as a parameter, and skips the class where SoftHSM2 is not installed.
 *
 * <pre>{@code
 * @ExtendWith(SoftHsmExtension.class)
 * class MyTest {
 *     MyTest(SoftHsm softHsm) { … softHsm.tokens().get(0).slot() … }
 * }
 * }</pre>
 */
public final class SoftHsmExtension implements BeforeAllCallback, ParameterResolver {
    @Override
    public void beforeAll(ExtensionContext context) {
        boolean installed = SoftHsm.installedLibrary().isPresent();
        if (!installed) {
            context.publishReportEntry("skipped", "SoftHSM2 is not installed: apt install softhsm2");
        }
        Assumptions.assumeTrue(installed, "SoftHSM2 is not installed: apt install softhsm2");
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == SoftHsm.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return SoftHsm.get();
    }
}
