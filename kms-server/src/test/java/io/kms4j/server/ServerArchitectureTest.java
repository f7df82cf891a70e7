package io.kms4j.server;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The arrows between modules and packages that the compiler cannot see. */
@AnalyzeClasses(packages = "io.kms4j", importOptions = ImportOption.DoNotIncludeTests.class)
final class ServerArchitectureTest {
    @ArchTest
    static final ArchRule coreInternals_areTheCoresOwn = noClasses()
            .that()
            .resideOutsideOfPackages("io.kms4j.core..", "io.kms4j.kmip..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.kms4j.core.internal..");

    @ArchTest
    static final ArchRule server_doesNotKnowTheClient = noClasses()
            .that()
            .resideInAPackage("io.kms4j.server..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.kms4j.client..");

    @ArchTest
    static final ArchRule adapters_areKnownWhereTheServerIsPutTogether = noClasses()
            .that()
            .resideInAnyPackage(
                    "io.kms4j.server.http..",
                    "io.kms4j.server.socket..",
                    "io.kms4j.server.message..",
                    "io.kms4j.server.tls..",
                    "io.kms4j.server.config..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.kms4j.store..", "io.kms4j.crypto..", "io.kms4j.hsm..", "dagger..", "jakarta.inject..");

    @ArchTest
    static final ArchRule configuration_doesNotKnowWhoUsesIt = noClasses()
            .that()
            .resideInAPackage("io.kms4j.server.config..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.kms4j.server",
                    "io.kms4j.server.http..",
                    "io.kms4j.server.socket..",
                    "io.kms4j.server.message..",
                    "io.kms4j.server.tls..",
                    "io.javalin..",
                    "org.eclipse.jetty..");

    @ArchTest
    static final ArchRule socket_doesNotKnowHttp = noClasses()
            .that()
            .resideInAnyPackage("io.kms4j.server.socket..", "io.kms4j.server.message..", "io.kms4j.server.tls..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.kms4j.server.http..", "io.javalin..", "jakarta.servlet..", "org.eclipse.jetty..");

    @ArchTest
    static final ArchRule jdkInternals_areTheHsmAdaptersOwn = noClasses()
            .that()
            .resideOutsideOfPackage("io.kms4j.hsm.proteccio.pkcs11..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("sun..");

    @ArchTest
    static final ArchRule nothing_deserializesOrLooksUpNames = noClasses()
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.io.ObjectInputStream")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("javax.naming.InitialContext");
}
