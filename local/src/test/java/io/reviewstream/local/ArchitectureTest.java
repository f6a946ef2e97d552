package io.reviewstream.local;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.reviewstream.runtime.ImpatientHttp;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The folders are the architecture: this module sees the classes of all. */
final class ArchitectureTest {
    private static final String OURS = "io.reviewstream..";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.reviewstream");
    private static final List<Class<?>> FORMATTING = List.of(String.class, PrintStream.class, PrintWriter.class);
    private static final Set<String> LOCALISED = Set.of("format", "formatted", "printf", "toLowerCase", "toUpperCase");

    @Test
    void seesTheClassesOfAllModules() {
        assertThat(List.of("events", "runtime", "ingest", "enrich", "sink", "console", "local"))
                .allSatisfy(module -> assertThat(CLASSES.stream()
                                .map(JavaClass::getPackageName)
                                .anyMatch(name -> name.startsWith("io.reviewstream." + module)))
                        .as(module)
                        .isTrue());
    }

    @Test
    void eventsDependOnNothingOfOurs() {
        noClasses()
                .that()
                .resideInAPackage("io.reviewstream.events..")
                .should()
                .dependOnClassesThat(resideInAPackage(OURS).and(not(resideInAPackage("io.reviewstream.events.."))))
                .check(CLASSES);
    }

    @Test
    void runtimeDependsOnNothingOfOurs() {
        noClasses()
                .that()
                .resideInAPackage("io.reviewstream.runtime..")
                .should()
                .dependOnClassesThat(resideInAPackage(OURS).and(not(resideInAPackage("io.reviewstream.runtime.."))))
                .check(CLASSES);
    }

    @Test
    void theServicesMeetOnlyInEventsAndRuntime() {
        for (String stage : List.of(
                "io.reviewstream.ingest..",
                "io.reviewstream.enrich..",
                "io.reviewstream.sink..",
                "io.reviewstream.console..")) {
            noClasses()
                    .that()
                    .resideInAPackage(stage)
                    .should()
                    .dependOnClassesThat(resideInAPackage(OURS)
                            .and(not(resideInAnyPackage(
                                    stage, "io.reviewstream.events..", "io.reviewstream.runtime.."))))
                    .check(CLASSES);
        }
    }

    @Test
    void theAnalysisKnowsNoKafka() {
        noClasses()
                .that()
                .resideInAPackage("io.reviewstream.enrich.*..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.kafka..")
                .check(CLASSES);
    }

    @Test
    void theAnalysisKnowsNothingOfTheStreamAroundIt() {
        noClasses()
                .that()
                .resideInAPackage("io.reviewstream.enrich.*..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.reviewstream.enrich")
                .check(CLASSES);
    }

    @Test
    void onlyTheCommandLineAndTheMainsEndTheProcess() {
        noClasses()
                .that()
                .haveSimpleNameNotEndingWith("Main")
                .and()
                .doNotHaveFullyQualifiedName("io.reviewstream.local.command.Reviewstream")
                .should()
                .callMethod(System.class, "exit", int.class)
                .check(CLASSES);
    }

    /** Elsewhere in the world a number has other digits, and an I in lower case another letter. */
    @Test
    void noTextDependsOnWhereTheMachineStands() {
        noClasses()
                .should()
                .accessTargetWhere(describe(
                        "writes text as the machine's locale has it",
                        access -> access.getTarget() instanceof CodeUnitAccessTarget called
                                && LOCALISED.contains(called.getName())
                                && FORMATTING.stream().anyMatch(called.getOwner()::isEquivalentTo)
                                && called.getRawParameterTypes().stream()
                                        .noneMatch(type -> type.isEquivalentTo(Locale.class))))
                .check(CLASSES);
    }

    @Test
    void noServerWaitsForEverForAClientThatStopsInTheMidstOfARequest() {
        noClasses()
                .that()
                .doNotBelongToAnyOf(ImpatientHttp.class)
                .and()
                .haveSimpleNameNotEndingWith("IT")
                .should()
                .callMethod(HttpServer.class, "create", InetSocketAddress.class, int.class)
                .check(CLASSES);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("io.reviewstream.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void everyPackageIsNullMarked() {
        var unmarked = new TreeSet<String>();
        for (JavaClass each : CLASSES) {
            JavaPackage home = each.getPackage();
            if (!home.isAnnotatedWith(NullMarked.class)) {
                unmarked.add(home.getName());
            }
        }

        assertThat(unmarked).isEmpty();
    }
}
