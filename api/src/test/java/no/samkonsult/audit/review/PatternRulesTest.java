package no.samkonsult.audit.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import no.samkonsult.shared.Role;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PatternRulesTest {
    private static final int DOORS = 4;
    private static final UUID NURSE = UUID.randomUUID();
    private static final UUID PATIENT = UUID.randomUUID();
    private static final String HOME = "Oppdiktavegen 12, 5914 Isdalstø";

    @Test
    void aVisitToAStrangerShowsNothing() {
        assertThat(patterns(visit("Lindåsen", "Ein annan veg 12, 5914 Isdalstø")))
                .isEmpty();
        assertThat(patterns(visit("Lindåsen", null))).isEmpty();
    }

    @ParameterizedTest(name = "from {0}: {1}")
    @CsvSource({
        "'Oppdiktavegen 12, 5914 Isdalstø', NEIGHBOUR",
        "'oppdiktavegen  12B,  5914 Isdalstø', NEIGHBOUR",
        "'Oppdiktavegen 16, 5914 Isdalstø', NEIGHBOUR",
        "'Oppdiktavegen 8, 5914 Isdalstø', NEIGHBOUR",
        "'Oppdiktavegen 17, 5914 Isdalstø',",
        "'Oppdiktavegen 7, 5914 Isdalstø',",
        "'Oppdiktavegen 12, 5916 Isdalstø',",
        "'Gamle Oppdiktavegen 12, 5914 Isdalstø',",
        "'',"
    })
    void neighboursLiveInTheSameStreetAFewDoorsApart(String address, @Nullable Pattern pattern) {
        assertThat(patterns(visit("Lindåsen", address))).isEqualTo(pattern == null ? Set.of() : EnumSet.of(pattern));
    }

    @Test
    void anAddressWithoutANumberIsComparedWhole() {
        assertThat(patterns(visit("Lindåsen", "Storøyna").at("storøyna"))).containsExactly(Pattern.NEIGHBOUR);
        assertThat(patterns(visit("Lindåsen", "Storøyna").at("Litleøyna"))).isEmpty();
    }

    @Test
    void theSameNameAtTheSameAddressIsFamilyAndNotANeighbour() {
        assertThat(patterns(visit("Solheim", HOME))).containsExactly(Pattern.FAMILY);
        assertThat(patterns(visit("Solheim", "Oppdiktavegen 14, 5914 Isdalstø")))
                .containsExactly(Pattern.NEIGHBOUR);
    }

    @Test
    void nextOfKinAreFamilyWhereverTheyLive() {
        assertThat(patterns(new Made("Lindåsen", null, HOME, Role.HOME_CARE, PATIENT, false, true, false)))
                .containsExactly(Pattern.FAMILY);
    }

    @Test
    void aColleagueWhoseRecordIsOpenedByAnExceptionIsBoth() {
        assertThat(patterns(new Made("Lindåsen", null, HOME, Role.SPECIALIST, PATIENT, true, false, true)))
                .containsExactly(Pattern.COLLEAGUE, Pattern.EXCEPTION);
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"HOME_CARE", "LOG_CONTROLLER", "ADMINISTRATOR"})
    void onesOwnRecordIsThatAndNothingElseWhateverTheRole(Role role) {
        assertThat(patterns(new Made("Solheim", HOME, HOME, role, NURSE, true, true, true)))
                .containsExactly(Pattern.OWN_RECORD);
    }

    @Test
    void whoFollowsUpTheLogMayLookAtAColleaguesPartOfIt() {
        assertThat(patterns(new Made("Solheim", HOME, HOME, Role.LOG_CONTROLLER, PATIENT, true, true, false)))
                .isEmpty();
    }

    private static Set<Pattern> patterns(Made made) {
        return PatternRules.patternsOf(made.visit(), DOORS);
    }

    private static Made visit(String ownFamilyName, @Nullable String ownAddress) {
        return new Made(ownFamilyName, ownAddress, HOME, Role.HOME_CARE, PATIENT, false, false, false);
    }

    /** A visit to the record of somebody named Solheim. */
    private record Made(
            String ownFamilyName,
            @Nullable String ownAddress,
            String address,
            Role role,
            UUID patientPerson,
            boolean colleague,
            boolean kin,
            boolean exception) {
        Made at(String other) {
            return new Made(ownFamilyName, ownAddress, other, role, patientPerson, colleague, kin, exception);
        }

        Visit visit() {
            return new Visit(
                    NURSE,
                    role,
                    UUID.randomUUID(),
                    UUID.randomUUID(),
                    LocalDate.of(2026, 11, 22),
                    1,
                    ownFamilyName,
                    ownAddress,
                    patientPerson,
                    "Solheim",
                    address,
                    colleague,
                    kin,
                    exception);
        }
    }
}
