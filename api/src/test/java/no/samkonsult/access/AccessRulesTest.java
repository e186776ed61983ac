package no.samkonsult.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What several grounds come to; which of them hold is tested with the database that says so. */
class AccessRulesTest {
    private static final Instant SOON = Instant.parse("2026-11-22T12:00:00Z");

    @ParameterizedTest
    @EnumSource
    void withoutAGroundThereIsNoAccessToAnyPart(Scope scope) {
        assertThat(AccessRules.decide(List.of(), scope)).isEqualTo(new Decision.Denied());
    }

    @Test
    void theFirstOfSeveralOrdinaryGroundsIsNamed() {
        assertThat(AccessRules.decide(List.of(whole(Ground.CONSULTATION), whole(Ground.GP_LIST)), Scope.MEASUREMENTS))
                .isEqualTo(new Decision.Granted(Ground.GP_LIST, SOON));
    }

    @Test
    void aGroundThatDoesNotOpenThePartIsPassedOver() {
        var consultationsAlone = new OpenGround(Ground.CONSENT, null, true, false, false, false);
        assertThat(AccessRules.decide(List.of(consultationsAlone), Scope.MEASUREMENTS))
                .isEqualTo(new Decision.Denied());
        assertThat(AccessRules.decide(List.of(consultationsAlone), Scope.CONSULTATIONS))
                .isEqualTo(new Decision.Granted(Ground.CONSENT, null));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"REASONED_OPENING", "EMERGENCY"})
    void anExceptionIsNamedAsOneAndEnds(Ground grade) {
        assertThat(AccessRules.decide(List.of(whole(grade)), Scope.PLAN)).isEqualTo(new Decision.Excepted(grade, SOON));
    }

    @Test
    void anExceptionIsNotNeededWhereThereIsAGround() {
        assertThat(AccessRules.decide(List.of(whole(Ground.EMERGENCY), whole(Ground.CARE_GIVEN)), Scope.MEASUREMENTS))
                .isEqualTo(new Decision.Granted(Ground.CARE_GIVEN, SOON));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"CONSULTATIONS, 1", "MEASUREMENTS, 2", "PLAN, 3", "MESSAGES, 4"})
    void eachPartIsOpenedByItsOwnAndTellsWhoThePatientIs(Scope scope, int place) {
        var only = new OpenGround(Ground.CONSENT, null, place == 1, place == 2, place == 3, place == 4);
        for (Scope asked : Scope.values()) {
            assertThat(only.opens(asked)).as(asked.name()).isEqualTo(asked == scope || asked == Scope.IDENTITY);
        }
    }

    private static OpenGround whole(Ground ground) {
        return new OpenGround(ground, SOON, true, true, true, true);
    }
}
