package no.samkonsult.histories;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import no.samkonsult.Sql;
import no.samkonsult.histories.Step.Measure;
import no.samkonsult.histories.Step.Value;
import no.samkonsult.histories.Step.When;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A patient with two devices, the clock of one of which is two hours wrong and known to be. */
class TwoClocksTest {
    @ParameterizedTest
    @EnumSource(names = {"NOW_BY_A_CLOCK_AHEAD", "NOW_BY_A_CLOCK_BEHIND"})
    void theReadingThatWasMeasuredLastSettlesTheSeverity(When wrong) {
        assertThat(alertAfter(new Measure(0, Value.HIGH, wrong), new Measure(0, Value.RED_HIGH, When.NOW)))
                .containsExactly("RED false");
        assertThat(alertAfter(new Measure(0, Value.HIGH, When.NOW), new Measure(0, Value.RED_HIGH, wrong)))
                .containsExactly("RED false");
    }

    @ParameterizedTest
    @EnumSource(names = {"NOW_BY_A_CLOCK_AHEAD", "NOW_BY_A_CLOCK_BEHIND"})
    void theReadingThatWasMeasuredLastSettlesTheRange(When wrong) {
        assertThat(alertAfter(new Measure(0, Value.RED_LOW, wrong), new Measure(0, Value.GREEN, When.NOW)))
                .containsExactly("RED true");
        assertThat(alertAfter(new Measure(0, Value.RED_LOW, When.NOW), new Measure(0, Value.GREEN, wrong)))
                .containsExactly("RED true");
    }

    private static List<String> alertAfter(Step... steps) {
        var found = new ArrayList<String>();
        HistorySite site = HistorySite.shared();
        Sql.to(site.owner(), () -> {
            site.turnTo(Instant.parse("2027-01-14T08:00:00Z"));
            var history = new History(site);
            List.of(steps).forEach(history::take);
            found.addAll(Sql.column("""
                    SELECT severity || ' ' || in_range FROM alert WHERE rule = 'pulse' AND status <> 'CLOSED' AND patient_id = ?
                    """, history.patient(0).id()));
        });
        return found;
    }
}
