package no.samkonsult;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.PackageMatcher;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import io.micronaut.data.repository.GenericRepository;
import io.micronaut.http.annotation.Controller;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import no.samkonsult.platform.Acting;
import no.samkonsult.platform.Actor;
import org.junit.jupiter.api.Test;

/** Who may use whom is a table; the rest are the habits that make the tree readable. */
@AnalyzeClasses(packages = "no.samkonsult", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {
    private static final String ROOT = "no.samkonsult.";
    private static final Set<String> BASE = Set.of("shared", "platform");
    private static final Set<String> CORE = and(BASE, "organisation", "audit", "access", "identity", "notification");

    private static final Map<String, Set<String>> MAY_USE = Map.ofEntries(
            Map.entry("shared", Set.of()),
            Map.entry("platform", Set.of("shared")),
            Map.entry("organisation", BASE),
            Map.entry("audit", and(BASE, "organisation")),
            Map.entry("access", and(BASE, "organisation", "audit")),
            Map.entry("identity", and(BASE, "organisation", "audit", "access")),
            Map.entry("notification", and(BASE, "organisation", "audit")),
            Map.entry("patient", CORE),
            Map.entry("registry", and(CORE, "patient")),
            Map.entry("monitoring", and(CORE, "patient")),
            Map.entry("careplan", and(CORE, "patient", "monitoring")),
            Map.entry("measurement", and(CORE, "patient", "registry", "monitoring")),
            Map.entry("scheduling", and(CORE, "patient")),
            Map.entry("video", and(CORE, "patient", "scheduling", "careplan")),
            Map.entry("alert", and(CORE, "patient", "registry", "monitoring", "measurement", "scheduling")),
            Map.entry("deviation", and(CORE, "patient")),
            Map.entry("statistics", Set.of()));

    private static final Pattern CATCHES_EVERYTHING = Pattern.compile("catch \\((final )?(Exception|Throwable)\\b");

    /** These compose all the others, and only the command line uses them. */
    private static final Set<String> COMPOSING = Set.of("pages", "fhirport", "deviceport", "demo", "bench");

    /** The two adapters: leaves, each used through one port package. */
    private static final Set<String> ADAPTERS = Set.of("fhir", "device");

    private static final Set<String> TIMES = Stream.of(
                    Instant.class, LocalDate.class, LocalDateTime.class, OffsetDateTime.class, ZonedDateTime.class)
            .map(Class::getName)
            .collect(toSet());

    @ArchTest
    static void featuresUseOnlyWhatTheTableAllows(JavaClasses code) {
        MAY_USE.forEach((feature, used) -> noClasses()
                .that()
                .resideInAPackage(ROOT + feature + "..")
                .should()
                .dependOnClassesThat(inside(not(used, feature)))
                .allowEmptyShould(true)
                .check(code));
    }

    @ArchTest
    static void everyFeatureIsInTheTable(JavaClasses code) {
        Set<String> known = Stream.of(MAY_USE.keySet(), COMPOSING, ADAPTERS)
                .flatMap(Set::stream)
                .collect(toSet());
        assertThat(code.stream().map(JavaClass::getPackageName).filter(name -> name.startsWith(ROOT)))
                .extracting(name -> name.substring(ROOT.length()).split("\\.")[0])
                .isSubsetOf(known);
    }

    @ArchTest
    static final ArchRule featuresFormNoCycles =
            slices().matching(ROOT + "(*)..").should().beFreeOfCycles();

    /** Each transaction says in whose name it runs, and there alone. What devices send, and what it is read by, has a database role of its own instead. */
    @ArchTest
    static final ArchRule transactionsBeginInPlatform = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + "platform..")
            .and(DescribedPredicate.not(generated()))
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("io.micronaut.transaction.TransactionOperations")
            .orShould()
            .dependOnClassesThat()
            .haveNameMatching(".*\\.Transactional");

    @ArchTest
    static final ArchRule whatActsSaysInWhoseName =
            methods().that().areAnnotatedWith(Acting.class).should(haveAnActor());

    @ArchTest
    static final ArchRule fhirStaysInItsAdapter = noClasses()
            .that()
            .resideOutsideOfPackage("no.samkonsult.fhir..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("ca.uhn..", "org.hl7..");

    @ArchTest
    static final ArchRule pahoStaysInTheGateway = noClasses()
            .that()
            .resideOutsideOfPackage("no.samkonsult.device.mqtt..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.eclipse.paho..");

    @ArchTest
    static final ArchRule onlyThePortsKnowTheFhirAdapter = noClasses()
            .that()
            .resideOutsideOfPackages("no.samkonsult.fhir..", "no.samkonsult.fhirport..", "no.samkonsult.deviceport..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("no.samkonsult.fhir..");

    /** The demo's simulated devices speak through the gateway's device side. */
    @ArchTest
    static final ArchRule onlyThePortsAndSimulatedDevicesKnowTheDeviceGateway = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "no.samkonsult.device..",
                    "no.samkonsult.deviceport..",
                    "no.samkonsult.demo..",
                    "no.samkonsult.bench..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("no.samkonsult.device..");

    @ArchTest
    static final ArchRule rulesArePure = noClasses()
            .that()
            .haveSimpleNameEndingWith("Rules")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.micronaut..", "java.sql..", "javax.sql..", "org.slf4j..");

    @ArchTest
    static final ArchRule onlyTheClockBeanAsksForTheTime = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("no.samkonsult.platform.ClockFactory")
            .should()
            .callMethodWhere(DescribedPredicate.describe("the machine's time is asked for", call -> {
                String owner = call.getTargetOwner().getFullName();
                boolean asksNow = call.getName().equals("now")
                        && call.getTarget().getRawParameterTypes().isEmpty();
                boolean makesClock = call.getName().startsWith("system") && owner.equals(Clock.class.getName());
                return makesClock || asksNow && TIMES.contains(owner);
            }));

    @ArchTest
    static final ArchRule controllersAreHidden =
            classes().that().areAnnotatedWith(Controller.class).should().notBePublic();

    @ArchTest
    static final ArchRule repositoriesAreHidden =
            classes().that().areAssignableTo(GenericRepository.class).should().notBePublic();

    @ArchTest
    static final ArchRule nothingIsInjectedIntoFields = fields().should().notBeAnnotatedWith(Inject.class);

    @ArchTest
    static final ArchRule namesSayWhatThingsAre = noClasses()
            .should()
            .haveNameMatching(".*(Impl|Utils?|Helper|Manager|DTO)$")
            .orShould()
            .resideInAnyPackage("..util..", "..dto..", "..service..", "..impl..");

    @ArchTest
    static final ArchRule controllersAnswerWithRecordsOfTheirOwn = noClasses()
            .that()
            .areAnnotatedWith(Serdeable.class)
            .should()
            .haveFullyQualifiedName("no.samkonsult.patient.Patient")
            .orShould()
            .haveFullyQualifiedName("no.samkonsult.shared.NationalIdentityNumber");

    @ArchTest
    static void everyPackageSaysInOneSentenceWhatItIsFor(JavaClasses code) {
        Set<String> withInfo = code.stream()
                .filter(type -> type.getSimpleName().equals("package-info"))
                .map(JavaClass::getPackageName)
                .collect(toSet());
        assertThat(code.stream().map(JavaClass::getPackageName).collect(toSet()))
                .isEqualTo(withInfo);
    }

    /** Read from the sources: in bytecode every try-with-resources catches everything. */
    @Test
    void onlyTheEdgesCatchEverything() throws IOException {
        try (Stream<Path> sources = Files.walk(Path.of(".."))) {
            assertThat(sources.filter(file -> file.toString().matches(".*/src/main/java/.*\\.java"))
                            .filter(ArchitectureTest::catchesEverything))
                    .isNotEmpty()
                    .allMatch(file -> file.toString().matches(".*/no/samkonsult/(platform|device/mqtt)/.*"));
        }
    }

    private static boolean catchesEverything(Path source) {
        try {
            return CATCHES_EVERYTHING.matcher(Files.readString(source)).find();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static DescribedPredicate<JavaClass> generated() {
        return DescribedPredicate.describe("generated", type -> type.getName().contains(".$"));
    }

    private static ArchCondition<JavaMethod> haveAnActor() {
        return ArchCondition.from(DescribedPredicate.describe(
                "have one parameter of type Actor",
                method -> method.getRawParameterTypes().stream()
                                .filter(type -> type.isAssignableTo(Actor.class))
                                .count()
                        == 1));
    }

    private static DescribedPredicate<JavaClass> inside(Predicate<String> forbidden) {
        return DescribedPredicate.describe("a feature outside the table", type -> PackageMatcher.of(ROOT + "(*)..")
                .match(type.getPackageName())
                .map(match -> forbidden.test(match.getGroup(1)))
                .orElse(false));
    }

    private static Predicate<String> not(Set<String> used, String self) {
        return name -> !used.contains(name) && !name.equals(self);
    }

    private static Set<String> and(Set<String> features, String... more) {
        return Stream.concat(features.stream(), Arrays.stream(more)).collect(toSet());
    }
}
