package dev.airlock.event;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ContractRulesTest {
    private static final JavaClasses CONTRACT =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("dev.airlock.event");

    @Test
    void recordsDependOnNothingButTheJdkAndAnnotations() {
        classes()
                .that()
                .resideInAPackage("dev.airlock.event")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "com.fasterxml.jackson.annotation",
                        "org.jspecify.annotations",
                        "dev.airlock.event")
                .check(CONTRACT);
    }

    @Test
    void theFlowKnowsNothingOfTheWire() {
        noClasses()
                .that()
                .resideInAPackage("dev.airlock.event.flow")
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages(
                        "java..",
                        "org.jspecify.annotations",
                        "dev.airlock.event",
                        "dev.airlock.event.flow")
                .check(CONTRACT);
    }
}
