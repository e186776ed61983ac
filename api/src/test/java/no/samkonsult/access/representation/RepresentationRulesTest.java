package no.samkonsult.access.representation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import no.samkonsult.access.representation.RepresentationRules.Opening;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RepresentationRulesTest {
    private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");

    @ParameterizedTest(name = "{0}, born {1}, on {2}, parents of 12 to 15 {3}: {4}")
    @CsvSource({
        "PARENT, 2014-11-23, 2026-11-22T22:59:59Z, false, Open",
        "PARENT, 2014-11-23, 2026-11-22T23:00:00Z, false, TooOld",
        "PARENT, 2014-11-23, 2026-11-22T23:00:00Z, true, Open",
        "PARENT, 2010-11-23, 2026-11-22T22:59:59Z, true, Open",
        "PARENT, 2010-11-23, 2026-11-22T23:00:00Z, true, TooOld",
        "PARENT, 2012-06-10, 2024-06-09T21:59:59Z, false, Open",
        "PARENT, 2012-06-10, 2024-06-09T22:00:00Z, false, TooOld",
        "NEAREST_KIN, 2010-11-23, 2026-11-22T22:59:59Z, false, TooYoung",
        "NEAREST_KIN, 2010-11-23, 2026-11-22T23:00:00Z, false, Open",
        "CONSENT, 2010-11-23, 2026-11-22T22:59:59Z, true, TooYoung",
        "CONSENT, 2010-11-23, 2026-11-22T23:00:00Z, true, Open",
        "POWER_OF_ATTORNEY, 2008-11-23, 2026-11-22T22:59:59Z, false, TooYoung",
        "POWER_OF_ATTORNEY, 2008-11-23, 2026-11-22T23:00:00Z, false, Open",
        "GUARDIAN, 2026-11-22, 2026-11-22T12:00:00Z, false, Open"
    })
    void eachSideOfEveryAge(Basis basis, LocalDate born, Instant now, boolean parents, String opening) {
        Matters matters = basis.namesMatters() ? Matters.PERSONAL : null;
        assertThat(RepresentationRules.open(basis, matters, born, now, parents)
                        .getClass()
                        .getSimpleName())
                .isEqualTo(opening);
    }

    @Property
    void parentsSeeUntilABirthdayAndNotFromThen(@ForAll("children") LocalDate born, @ForAll boolean parentsOf12To15) {
        Instant birthday =
                born.plusYears(parentsOf12To15 ? 16 : 12).atStartOfDay(OSLO).toInstant();
        assertThat(RepresentationRules.open(Basis.PARENT, null, born, birthday.minusMillis(1), parentsOf12To15))
                .isEqualTo(new Opening.Open(birthday));
        assertThat(RepresentationRules.open(Basis.PARENT, null, born, birthday, parentsOf12To15))
                .isEqualTo(new Opening.TooOld());
    }

    @Property
    void nobodyIsAtOnceTooYoungForConsentAndTooOldForParents(
            @ForAll("children") LocalDate born, @ForAll("ages") Duration age) {
        Instant now = born.atStartOfDay(OSLO).toInstant().plus(age);
        boolean parents = RepresentationRules.open(Basis.PARENT, null, born, now, true) instanceof Opening.Open;
        boolean consent = RepresentationRules.open(Basis.CONSENT, null, born, now, true) instanceof Opening.Open;
        assertThat(parents).isNotEqualTo(consent);
        assertThat(RepresentationRules.mayHaveParents(born, now)).isEqualTo(parents);
    }

    @Property
    void whoAnswersForTheEconomyAloneSeesNothingAtAnyAge(
            @ForAll("economic") Basis basis, @ForAll("children") LocalDate born, @ForAll("ages") Duration age) {
        Instant now = born.atStartOfDay(OSLO).toInstant().plus(age);
        assertThat(RepresentationRules.open(basis, Matters.ECONOMY, born, now, true))
                .isEqualTo(new Opening.NoGround());
    }

    @Provide
    Arbitrary<LocalDate> children() {
        return Arbitraries.integers().between(0, 18_000).map(days -> LocalDate.of(1980, 1, 1)
                .plusDays(days));
    }

    @Provide
    Arbitrary<Duration> ages() {
        return Arbitraries.integers().between(0, 30 * 365 * 24).map(Duration::ofHours);
    }

    @Provide
    Arbitrary<Basis> economic() {
        return Arbitraries.of(Basis.GUARDIAN, Basis.POWER_OF_ATTORNEY);
    }
}
