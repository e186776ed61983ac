package no.samkonsult.access.substitute;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import no.samkonsult.Colleague;
import no.samkonsult.Household;
import no.samkonsult.RunningDemo;
import no.samkonsult.Sql;
import no.samkonsult.platform.Page;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A doctor's substitute: by acceptance, for the days of it, and not a day more. */
class SubstitutionTest {
    private static final String GP = "fastlege.knarvik";
    private static final String SECRETARY = "legesekretar.knarvik";
    private static final LocalDate TODAY = LocalDate.now(Page.ZONE);

    private final Household household = Household.in("Alver").listedWith(GP);
    private final String substitute = Colleague.account("Kvalvåg");

    @BeforeEach
    @AfterEach
    void nobodyStandsIn() {
        Sql.run("DELETE FROM substitution");
    }

    @Test
    void nothingIsSeenBeforeTheSubstituteHasAccepted() {
        offer(GP, TODAY, TODAY);
        assertThat(household.isKnownTo(substitute)).isFalse();
        assertThat(accept(substitute).statusCode()).isEqualTo(303);
        assertThat(household.isKnownTo(substitute)).isTrue();
    }

    @ParameterizedTest(name = "from {0} to {1} days from today")
    @CsvSource({"0, 0, true", "0, 14, true", "1, 14, false", "-3, 0, true", "-3, -1, false"})
    void accessFollowsTheDays(int from, int last, boolean open) {
        offer(GP, TODAY, TODAY.plusDays(1));
        accept(substitute);
        Sql.run(
                "UPDATE substitution SET valid = tstzrange(?::timestamp AT TIME ZONE 'Europe/Oslo', ?::timestamp AT TIME ZONE 'Europe/Oslo')",
                TODAY.plusDays(from).toString(),
                TODAY.plusDays(last + 1).toString());
        assertThat(household.isKnownTo(substitute)).isEqualTo(open);
    }

    @Test
    void theDaysAreWholeDaysOfOslo() {
        offer(GP, LocalDate.of(TODAY.getYear() + 1, 3, 1), LocalDate.of(TODAY.getYear() + 1, 3, 2));
        assertThat(
                        Sql.column(
                                "SELECT (lower(valid) AT TIME ZONE 'Europe/Oslo') || ' ' || (upper(valid) AT TIME ZONE 'Europe/Oslo') FROM substitution"))
                .containsExactly("%1$d-03-01 00:00:00 %1$d-03-03 00:00:00".formatted(TODAY.getYear() + 1));
    }

    @ParameterizedTest
    @CsvSource({"fastlege.knarvik", "legesekretar.knarvik", "test.Kvalvåg"})
    void endingItEarlyEndsTheAccessAtOnceAndKeepsTheHistory(String username) {
        offer(SECRETARY, TODAY, TODAY.plusDays(7));
        accept(substitute);
        assertThat(household.isKnownTo(substitute)).isTrue();
        assertThat(act(username, "end").statusCode()).isEqualTo(303);
        assertThat(household.isKnownTo(substitute)).isFalse();
        assertThat(Sql.rows("SELECT id FROM substitution WHERE accepted_at IS NOT NULL AND ended_at IS NOT NULL"))
                .hasSize(1);
        assertThat(RunningDemo.get(GP, RunningDemo.url("/substitutions")).body())
                .contains("Jostein Kvalvåg", "Slutt");
    }

    @Test
    void nobodyAcceptsForAnother() {
        offer(GP, TODAY, TODAY);
        assertThat(accept(GP).statusCode()).isEqualTo(404);
        assertThat(accept(SECRETARY).statusCode()).isEqualTo(404);
        assertThat(household.isKnownTo(substitute)).isFalse();
    }

    @Test
    void aDoctorOffersForNobodyElse() {
        RunningDemo.submit(
                substitute,
                "/substitutions",
                "regular",
                person("Fammestad"),
                "substitute",
                person("Kvalvåg"),
                "from",
                TODAY.toString(),
                "last",
                TODAY.toString());
        assertThat(Sql.rows("SELECT id FROM substitution")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 303", "0, -1, 422", "-2, -1, 422", "-2, 0, 303", "0, 365, 303", "0, 366, 422"})
    void theDaysAreInOrderAndNotOver(int from, int last, int status) {
        assertThat(offer(GP, TODAY.plusDays(from), TODAY.plusDays(last)).statusCode())
                .isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"heimeteneste.alver", "spesialist.haukeland", "admin.alver", "pasient.anna"})
    void othersHaveNoSuchPage(String username) {
        offer(GP, TODAY, TODAY);
        assertThat(RunningDemo.get(username, RunningDemo.url("/substitutions")).statusCode())
                .isEqualTo(404);
        assertThat(act(username, "end").statusCode()).isEqualTo(404);
    }

    private static HttpResponse<String> offer(String username, LocalDate from, LocalDate last) {
        return RunningDemo.submit(
                username,
                "/substitutions",
                "regular",
                person("Fammestad"),
                "substitute",
                person("Kvalvåg"),
                "from",
                from.toString(),
                "last",
                last.toString());
    }

    private static HttpResponse<String> accept(String username) {
        return act(username, "accept");
    }

    private static HttpResponse<String> act(String username, String what) {
        String id = Sql.column("SELECT id FROM substitution").getFirst();
        return RunningDemo.submit(username, "/substitutions/%s/%s".formatted(id, what));
    }

    private static String person(String familyName) {
        return Sql.column("SELECT id FROM person WHERE family_name = ?", familyName)
                .getFirst();
    }
}
