package dev.airlock.e2e;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The rules of the structure. */
class StructureTest {
    private static final JavaClasses AIRLOCK =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("dev.airlock");
    private static final List<String> SERVICES =
            List.of("deploy", "watcher", "release", "infra", "verify", "notify");

    private static String packages(String service) {
        return "dev.airlock." + service + "..";
    }

    @ParameterizedTest
    @FieldSource("SERVICES")
    void aServiceKnowsNoOther(String service) {
        var others =
                SERVICES.stream()
                        .filter(other -> !other.equals(service))
                        .map(StructureTest::packages)
                        .toArray(String[]::new);

        noClasses()
                .that()
                .resideInAPackage(packages(service))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others)
                .check(AIRLOCK);
    }

    @Test
    void theKitAndTheSandboxKnowNoService() {
        noClasses()
                .that()
                .resideInAnyPackage("dev.airlock.kit..", "dev.airlock.sandbox..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        SERVICES.stream().map(StructureTest::packages).toArray(String[]::new))
                .check(AIRLOCK);
    }

    @Test
    void theContractKnowsOnlyItself() {
        noClasses()
                .that()
                .resideInAPackage("dev.airlock.event..")
                .should()
                .dependOnClassesThat(
                        resideInAPackage("dev.airlock..")
                                .and(not(resideInAPackage("dev.airlock.event.."))))
                .check(AIRLOCK);
    }

    @Test
    void nothingInProductionKnowsTheSandbox() {
        noClasses()
                .that(not(resideInAPackage("dev.airlock.sandbox..")))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.airlock.sandbox..")
                .check(AIRLOCK);
    }

    @Test
    void onlyTheCommandRunnerStartsProcesses() {
        noClasses()
                .that(not(resideInAnyPackage("dev.airlock.infra.command", "dev.airlock.sandbox..")))
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(ProcessBuilder.class)
                .orShould()
                .callMethod(Runtime.class, "exec", String.class)
                .check(AIRLOCK);
    }

    /** A method that is not public is silently not routed. */
    @Test
    void everyEndpointIsPublic() {
        methods()
                .that()
                .areDeclaredInClassesThat()
                .areAnnotatedWith(Path.class)
                .and()
                .areAnnotatedWith(
                        describe(
                                "an HTTP method",
                                annotation ->
                                        annotation
                                                .getRawType()
                                                .isAnnotatedWith("jakarta.ws.rs.HttpMethod")))
                .should()
                .bePublic()
                .check(AIRLOCK);
    }

    @Test
    void everyEndpointOfTheLedgerSaysWhatRightItNeeds() {
        methods()
                .that()
                .areDeclaredInClassesThat()
                .resideInAPackage("dev.airlock.deploy..")
                .and()
                .areMetaAnnotatedWith("jakarta.ws.rs.HttpMethod")
                .should()
                .beAnnotatedWith("dev.airlock.deploy.access.Needs")
                .orShould()
                .beAnnotatedWith(PermitAll.class)
                .check(AIRLOCK);
    }

    @Test
    void dependenciesComeThroughTheConstructor() {
        noFields().should().beAnnotatedWith(Inject.class).check(AIRLOCK);
    }

    @Test
    void namesSayWhatAThingIs() {
        noClasses()
                .should()
                .haveNameMatching(".*(Impl|Manager|Helper|Helpers|Util|Utils)")
                .check(AIRLOCK);
    }

    @Test
    void everyPackageIsNullMarked() {
        classes()
                .that()
                .haveSimpleName("package-info")
                .should()
                .beAnnotatedWith("org.jspecify.annotations.NullMarked")
                .check(AIRLOCK);

        var unmarked =
                AIRLOCK.stream()
                        .map(type -> type.getPackage())
                        .distinct()
                        .filter(each -> each.tryGetPackageInfo().isEmpty())
                        .map(each -> each.getName())
                        .toList();
        assertThat(unmarked).as("packages without package-info.java").isEmpty();
    }
}
