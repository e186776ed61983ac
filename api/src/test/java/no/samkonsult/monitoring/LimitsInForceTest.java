package no.samkonsult.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import no.samkonsult.RunningDemo;
import no.samkonsult.Sql;
import no.samkonsult.demo.EmbeddedDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LimitsInForceTest {
    private static final int RESPIRATORY_RATE = 8;
    private static final Instant SPRING = Instant.parse("2020-04-01T12:00:00Z");

    private int patient;

    /** Nobody in the demo has limits for how they breathe, and these are of another time. */
    @BeforeEach
    void noLimits() throws SQLException {
        patient = Integer.parseInt(
                Sql.column("SELECT max(key)::text FROM patient").getFirst());
        for (String table : new String[] {"limit_band", "limit_change"}) {
            Sql.run(
                    "DELETE FROM %s WHERE limit_set_id IN (SELECT id FROM limit_set WHERE patient_key = ? AND kind = %d)"
                            .formatted(table, RESPIRATORY_RATE),
                    patient);
        }
        Sql.run("DELETE FROM limit_set WHERE patient_key = ? AND kind = %d".formatted(RESPIRATORY_RATE), patient);
    }

    @Test
    void holdForTheTimeTheyWereConfirmedFor() throws SQLException {
        confirm("[2020-01-01,2020-06-01)", "'IMMEDIATE', NULL, NULL, NULL");
        assertThat(at(SPRING)).isPresent();
        assertThat(at(Instant.parse("2020-06-01T12:00:00Z"))).isEmpty();
        assertThat(at(Instant.parse("2019-12-31T12:00:00Z"))).isEmpty();
    }

    @Test
    void aProposalHoldsAtNoTime() throws SQLException {
        Sql.run("""
                INSERT INTO limit_set (patient_key, kind, valid, proposed_by, proposed_at, controller)
                SELECT key, %d, 'empty', person_id, now(), controller FROM patient WHERE key = ?
                """.formatted(RESPIRATORY_RATE), patient);
        assertThat(at(SPRING)).isEmpty();
        assertThat(at(Instant.now())).isEmpty();
    }

    @Test
    void nothingHoldsThatNobodyHasConfirmed() {
        assertThatThrownBy(() -> Sql.run("""
                        INSERT INTO limit_set (patient_key, kind, valid, proposed_by, proposed_at, controller)
                        SELECT key, %d, '[2020-01-01,)', person_id, now(), controller FROM patient WHERE key = ?
                        """.formatted(RESPIRATORY_RATE), patient))
                .hasMessageContaining("confirmed_before_it_holds");
    }

    @Test
    void tellWhatChangeMeansAndWhatItTakesToAlert() throws SQLException {
        confirm("[2020-01-01,2020-06-01)", "'MEAN', NULL, 3, 1440");
        Sql.run("""
                INSERT INTO limit_change (limit_set_id, component, against, days, red_rise)
                SELECT id, 1, 'EXTREME', 3, 2 FROM limit_set WHERE patient_key = ? AND kind = %d
                """.formatted(RESPIRATORY_RATE), patient);
        LimitSet limits = at(SPRING).orElseThrow();
        assertThat(limits.confirmation()).isEqualTo(new Confirmation.MeanOfLast(3, Duration.ofDays(1)));
        assertThat(limits.changes())
                .containsExactly(
                        new Change(1, Change.Against.EXTREME, 3, false, null, null, null, new BigDecimal("2")));
        assertThat(limits.bands()).isEqualTo(Map.of(1, Band.of("35", null, null, "39.5")));
        assertThat(limits.neverWait()).isEqualTo(Map.of(1, new NeverWait(false, true)));
    }

    @Test
    void limitsOfTwoTimesAreTwoSets() throws SQLException {
        confirm("[2020-01-01,2020-06-01)", "'IMMEDIATE', NULL, NULL, NULL");
        confirm("[2020-06-01,)", "'IN_A_ROW', 2, 3, NULL");
        assertThat(at(SPRING).orElseThrow().confirmation()).isEqualTo(new Confirmation.Immediate());
        assertThat(at(Instant.parse("2020-07-01T12:00:00Z")).orElseThrow().confirmation())
                .isEqualTo(new Confirmation.InARow(2, 3));
    }

    private void confirm(String valid, String confirmation) throws SQLException {
        Sql.run("""
                WITH confirmed AS (
                    INSERT INTO limit_set (patient_key, kind, valid, confirmed_by, confirmed_at, controller,
                        confirmation, needed, among, within_minutes)
                    SELECT key, %d, '%s', person_id, now(), controller, %s FROM patient WHERE key = ?
                    RETURNING id)
                INSERT INTO limit_band (limit_set_id, component, red_low, red_high, red_high_never_waits)
                SELECT id, 1, 35, 39.5, true FROM confirmed
                """.formatted(RESPIRATORY_RATE, valid, confirmation), patient);
    }

    private Optional<LimitSet> at(Instant time) throws SQLException {
        try (Connection connection = RunningDemo.database("samkonsult_intake", EmbeddedDatabase.INTAKE_PASSWORD)) {
            return LimitsInForce.of(connection, Set.of(patient)).at(patient, RESPIRATORY_RATE, time);
        }
    }
}
