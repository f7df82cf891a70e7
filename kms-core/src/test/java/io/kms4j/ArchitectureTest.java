package io.kms4j;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The arrows inside this module, and what it may use from outside. */
@AnalyzeClasses(packages = "io.kms4j", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule kmipKnowsNoCore = noClasses()
            .that()
            .resideInAPackage("io.kms4j.kmip..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.kms4j.core..");

    @ArchTest
    static final ArchRule packagesOfKmipBuildOnEachOther = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage("io.kms4j.kmip..")
            .layer("enumeration")
            .definedBy("io.kms4j.kmip.enumeration")
            .layer("kmip")
            .definedBy("io.kms4j.kmip")
            .layer("operation")
            .definedBy("io.kms4j.kmip.operation")
            .layer("message")
            .definedBy("io.kms4j.kmip.message")
            .layer("ttlv")
            .definedBy("io.kms4j.kmip.ttlv")
            .whereLayer("ttlv")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("message")
            .mayOnlyBeAccessedByLayers("ttlv")
            .whereLayer("operation")
            .mayOnlyBeAccessedByLayers("message", "ttlv")
            .whereLayer("kmip")
            .mayOnlyBeAccessedByLayers("operation", "message", "ttlv");

    @ArchTest
    static final ArchRule onlyTheJdkIsNeeded = classes()
            .that()
            .resideInAPackage("io.kms4j..")
            .and()
            .haveNameNotMatching(".*\\.JsonTtlv(\\$.*)?")
            .and()
            .haveNameNotMatching(".*\\.UnwrappedKeyCache(\\$.*)?")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("io.kms4j..", "java..", "javax.xml.stream..", "org.jspecify..");

    @ArchTest
    static final ArchRule jacksonIsForJsonAlone = noClasses()
            .that()
            .haveNameNotMatching(".*\\.JsonTtlv(\\$.*)?")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.fasterxml.jackson..");

    @ArchTest
    static final ArchRule caffeineIsForTheCacheAlone = noClasses()
            .that()
            .haveNameNotMatching(".*\\.UnwrappedKeyCache(\\$.*)?")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.github.benmanes.caffeine..");

    @ArchTest
    static final ArchRule nothingIsDeserialisedOrLookedUp = noClasses()
            .should()
            .dependOnClassesThat(resideInAPackage("javax.naming.."))
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.io.ObjectInputStream");
}
