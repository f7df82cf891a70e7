package io.kms4j.hsm.proteccio;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.kms4j.hsm.proteccio", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule onlyTheBindingKnowsTheJdksWrapper = noClasses()
            .that()
            .resideOutsideOfPackage("io.kms4j.hsm.proteccio.pkcs11")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("sun..");

    @ArchTest
    static final ArchRule theBindingKnowsNoPort = noClasses()
            .that()
            .resideInAPackage("io.kms4j.hsm.proteccio.pkcs11")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.kms4j.core.port..", "io.kms4j.hsm.proteccio");

    @ArchTest
    static final ArchRule nothingElseIsNeeded = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("io.kms4j..", "java..", "javax.crypto..", "org.jspecify..", "sun.security.pkcs11..");
}
