package no.samkonsult.alert.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import no.samkonsult.alert.Severity;
import no.samkonsult.alert.routing.Situation.Attended;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoutingRulesTest {
    private static final Attended ALVER = attended("alver");
    private static final Attended CENTRE = attended("centre");
    private static final Attended EVENING = attended("evening");
    private static final Attended NEIGHBOUR = attended("neighbour");

    /** A Saturday. */
    private static final LocalDateTime NIGHT = LocalDateTime.parse("2026-11-21T22:40");

    @Test
    void anOpenServiceHasItsOwn() {
        assertThat(route(situation(true, CENTRE))).isEqualTo(to(ALVER, Reason.OPEN, true));
    }

    @Test
    void whileItIsClosedWhoeverWatchesByAgreementHasThem() {
        assertThat(route(situation(false, CENTRE))).isEqualTo(to(CENTRE, Reason.AGREEMENT, true));
    }

    @Test
    void whereNobodyWatchesTheAlertWaitsAtItsOwnDesk() {
        assertThat(route(situation(false))).isEqualTo(to(ALVER, Reason.CLOSED, false));
    }

    @Test
    void thePatientOfNoServiceStaysAtTheDeskWhereTheAlertWasRaised() {
        var situation = new Situation(Severity.RED, ALVER, null, "4631", NIGHT, false, false, List.of());
        assertThat(route(situation, rule("22:00", "07:00", CENTRE))).isEqualTo(to(ALVER, Reason.FALLBACK, true));
    }

    @Test
    void theFirstRuleThatMatchesDecides() {
        RoutingRule first = rule("22:00", "23:00", CENTRE);
        RoutingRule second = rule("22:00", "07:00", ALVER);
        Route route = route(situation(true, CENTRE), first, second);
        assertThat(route.rule()).isEqualTo(first.id());
        assertThat(route.desk()).isEqualTo(CENTRE.desk());
    }

    @Test
    void noRuleSendsAnAlertWhereNobodyMaySeeIt() {
        Route route = route(situation(true), rule("22:00", "07:00", CENTRE));
        assertThat(route).isEqualTo(to(ALVER, Reason.OPEN, true));
    }

    @Test
    void aRuleToTheOwnDeskWhileItIsClosedIsNotAttended() {
        Route route = route(situation(false, EVENING), rule("22:00", "07:00", ALVER));
        assertThat(route.desk()).isEqualTo(ALVER.desk());
        assertThat(route.attended()).isFalse();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "2026-11-21T21:59, false",
        "2026-11-21T22:00, true",
        "2026-11-22T06:59, true",
        "2026-11-22T07:00, false",
        "2026-11-22T22:00, false",
        "2026-11-21T06:00, false"
    })
    void aSpanOverMidnightBelongsToTheDayOnWhichItBegins(LocalDateTime local, boolean matches) {
        RoutingRule saturdays = new RoutingRule(
                UUID.randomUUID(),
                "laurdagsnatt",
                null,
                null,
                Set.of(DayOfWeek.SATURDAY),
                LocalTime.of(22, 0),
                LocalTime.of(7, 0),
                null,
                CENTRE);
        assertThat(RoutingRules.matches(saturdays, situation(Severity.RED, local, false)))
                .isEqualTo(matches);
    }

    @ParameterizedTest(name = "{0}, {1}, holiday {2}: {3}")
    @CsvSource({
        "RED, 4631, true, true",
        "YELLOW, 4631, true, false",
        "RED, 4632, true, false",
        "RED, 4631, false, false"
    })
    void whatARuleNamesMustBeSo(Severity severity, String municipality, boolean holiday, boolean matches) {
        var rule =
                new RoutingRule(UUID.randomUUID(), "heilag", Severity.RED, "4631", Set.of(), null, null, true, CENTRE);
        var situation = new Situation(severity, ALVER, ALVER, municipality, NIGHT, holiday, true, List.of(CENTRE));
        assertThat(RoutingRules.matches(rule, situation)).isEqualTo(matches);
    }

    /** Rule 6 of the design: every alert has a desk, and one whose people may see it. */
    @Property
    void everySituationHasARouteToWhoMaySeeIt(
            @ForAll("situations") Situation situation, @ForAll("rules") List<RoutingRule> rules) {
        Route route = RoutingRules.route(rules, situation);
        assertThat(route.reason() == Reason.FALLBACK || situation.maySee(route.service()))
                .isTrue();
        assertThat(route.reason() == Reason.FALLBACK || route.attended() == situation.isAttended(route.service()))
                .isTrue();
    }

    @Provide
    Arbitrary<Situation> situations() {
        Arbitrary<Optional<Attended>> following =
                Arbitraries.of(Optional.of(ALVER), Optional.of(EVENING), Optional.empty());
        return Combinators.combine(
                        Arbitraries.of(Severity.class),
                        following,
                        Arbitraries.integers().between(0, 20_000).map(NIGHT::plusMinutes),
                        Arbitraries.of(true, false),
                        Arbitraries.of(true, false),
                        Arbitraries.of(CENTRE, NEIGHBOUR)
                                .list()
                                .uniqueElements()
                                .ofMaxSize(2))
                .as((severity, service, local, holiday, open, watching) ->
                        new Situation(severity, ALVER, service.orElse(null), "4631", local, holiday, open, watching));
    }

    @Provide
    Arbitrary<List<RoutingRule>> rules() {
        return Combinators.combine(
                        Arbitraries.of(Severity.class).injectNull(0.5),
                        Arbitraries.of(DayOfWeek.class).set().ofMaxSize(7),
                        Arbitraries.integers().between(0, 23),
                        Arbitraries.integers().between(1, 23),
                        Arbitraries.of(true, false).injectNull(0.5),
                        Arbitraries.of(ALVER, CENTRE, EVENING))
                .as((severity, days, begins, hours, holidays, to) -> new RoutingRule(
                        UUID.randomUUID(),
                        "ein regel",
                        severity,
                        null,
                        days,
                        LocalTime.of(begins, 0),
                        LocalTime.of(begins, 0).plusHours(hours),
                        holidays,
                        to))
                .list()
                .ofMaxSize(4);
    }

    private static Route route(Situation situation, RoutingRule... rules) {
        return RoutingRules.route(List.of(rules), situation);
    }

    private static Route to(Attended to, Reason reason, boolean attended) {
        return new Route(to.desk(), to.service(), reason, null, attended);
    }

    private static Situation situation(boolean open, Attended... watching) {
        return new Situation(Severity.RED, ALVER, ALVER, "4631", NIGHT, false, open, List.of(watching));
    }

    private static Situation situation(Severity severity, LocalDateTime local, boolean holiday) {
        return new Situation(severity, ALVER, ALVER, "4631", local, holiday, true, List.of(CENTRE));
    }

    private static RoutingRule rule(String begins, String ends, Attended to) {
        return new RoutingRule(
                UUID.randomUUID(),
                "natt",
                null,
                null,
                Set.of(),
                LocalTime.parse(begins),
                LocalTime.parse(ends),
                null,
                to);
    }

    private static Attended attended(String name) {
        return new Attended(
                UUID.nameUUIDFromBytes(("service " + name).getBytes()),
                UUID.nameUUIDFromBytes(("desk " + name).getBytes()));
    }
}
