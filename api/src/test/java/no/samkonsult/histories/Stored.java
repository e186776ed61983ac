package no.samkonsult.histories;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.List;
import no.samkonsult.Sql;
import no.samkonsult.histories.Ward.Patient;
import no.samkonsult.measurement.intake.Incoming;
import no.samkonsult.measurement.intake.Receipt;

/** A reading of which its device has been told that it is stored. */
record Stored(Patient patient, Incoming.Reported reading) {
    /** What must have become of it at once. */
    void isJudged(Step.Value value, Step.When when, Receipt receipt) {
        List<String> assessments = Sql.column(
                "SELECT assessment FROM measurement WHERE patient_key = ? AND kind = 2 AND sequence = ? AND effective_at = ?",
                patient.key(),
                reading.sequence(),
                requireNonNull(reading.time()));
        assertThat(assessments).as("3: stored is judged: %s", reading).hasSize(1);
        if (value.isDoubtful() || when == Step.When.IN_1970 || when == Step.When.AHEAD) {
            assertThat(assessments).as("3: never green: %s", reading).containsExactly("0");
        }
        if (receipt == Receipt.STORED && assessments.equals(List.of("0"))) {
            assertThat(open("'limits-missing', 'not-assessable:pulse', 'evaluation-failed:pulse'"))
                    .as("3: on the desk: %s", reading)
                    .isNotEmpty();
        }
        if (receipt == Receipt.STORED && when.isNow() && assessments.equals(List.of("3")) && alertsAtOnce()) {
            assertThat(open("'pulse'")).as("5: grows red: %s", reading).containsExactly("RED");
        }
    }

    private boolean alertsAtOnce() {
        return Sql.column("""
                        SELECT id FROM limit_set
                        WHERE patient_key = ? AND kind = 2 AND valid @> ?::timestamptz AND confirmation = 'IMMEDIATE'
                        """, patient.key(), reading.envelope().receivedAt().atOffset(ZoneOffset.UTC))
                        .size()
                == 1;
    }

    private List<String> open(String rules) {
        return Sql.column(
                "SELECT severity FROM alert WHERE patient_id = ? AND status <> 'CLOSED' AND rule IN (%s)"
                        .formatted(rules),
                patient.id());
    }
}
