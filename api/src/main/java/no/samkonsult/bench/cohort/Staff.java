package no.samkonsult.bench.cohort;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import no.samkonsult.alert.Desk;
import no.samkonsult.alert.Outcome;
import no.samkonsult.platform.Principal;

/**
 * A nurse who takes what she has been told of, some minutes later, and closes it with an outcome before its time is over. What waits
 * for a doctor to confirm limits stays open. She acts at night too, where it would be the response centre.
 */
final class Staff {
    private static final String TOLD = """
            SELECT a.id, a.severity, a.raised_at, p.key FROM alert a JOIN patient p ON p.id = a.patient_id
            WHERE a.status = 'OPEN' AND a.told_times > 0 AND a.rule <> 'limits-missing'
            ORDER BY a.raised_at, p.key, a.rule
            """;

    private static final String IN_RANGE = "SELECT in_range FROM alert WHERE id = ?";

    private final Desk desk;
    private final Principal nurse;
    private final Connection owner;
    private final Seed seed;
    private final Set<UUID> known = new HashSet<>();

    Staff(Desk desk, Principal nurse, Connection owner, Seed seed) {
        this.desk = desk;
        this.nurse = nurse;
        this.owner = owner;
        this.seed = seed;
    }

    /** What she will do with an alert, and when. */
    record Errand(UUID alert, boolean technical, Instant takes, Instant closes) {}

    /** What has come since she looked last. */
    List<Errand> news(Instant now) throws SQLException {
        try (PreparedStatement select = owner.prepareStatement(TOLD);
                ResultSet rows = select.executeQuery()) {
            var errands = new ArrayList<Errand>();
            while (rows.next()) {
                UUID alert = rows.getObject("id", UUID.class);
                if (known.add(alert)) {
                    errands.add(errand(alert, rows, now));
                }
            }
            return errands;
        }
    }

    void take(Errand errand) {
        require(desk.acknowledge(nurse, errand.alert));
    }

    void close(Errand errand) throws SQLException {
        boolean normal = isInRange(errand.alert);
        require(desk.close(
                nurse,
                errand.alert,
                errand.technical
                        ? Outcome.TECHNICAL_FIXED
                        : normal ? Outcome.NEW_MEASUREMENT_NORMAL : Outcome.TALKED_WITH_PATIENT,
                normal ? null : "Snakka med pasienten, tiltak etter planen"));
    }

    private Errand errand(UUID alert, ResultSet row, Instant now) throws SQLException {
        String severity = row.getString("severity");
        Instant raised = row.getObject("raised_at", OffsetDateTime.class).toInstant();
        RandomGenerator random = seed.at(row.getInt("key"), raised.getEpochSecond());
        boolean red = severity.equals("RED");
        Instant takes = now.plusSeconds(seconds(random, red ? 2 : 5, red ? 6 : 40));
        return new Errand(
                alert, severity.equals("TECHNICAL"), takes, takes.plusSeconds(seconds(random, 5, red ? 20 : 60)));
    }

    private static long seconds(RandomGenerator random, double from, double to) {
        return Math.round(Duration.ofMinutes(1).toSeconds() * random.nextDouble(from, to));
    }

    private boolean isInRange(UUID alert) throws SQLException {
        try (PreparedStatement select = owner.prepareStatement(IN_RANGE)) {
            select.setObject(1, alert);
            try (ResultSet rows = select.executeQuery()) {
                return rows.next() && rows.getBoolean(1);
            }
        }
    }

    /** What has ended by itself, such as a reading that was missing and came, is closed already. */
    private static void require(Desk.Result result) {
        if (!(result instanceof Desk.Result.Done) && !(result instanceof Desk.Result.AlreadyClosed)) {
            throw new IllegalStateException("an alert could not be taken or closed: " + result);
        }
    }
}
