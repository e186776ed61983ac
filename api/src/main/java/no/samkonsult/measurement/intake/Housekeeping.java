package no.samkonsult.measurement.intake;

import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import no.samkonsult.platform.SystemPrincipal;
import no.samkonsult.platform.Transactions;

/** Makes room for the months to come, and forgets what devices without a clock said long ago. */
@Singleton
@Requires(property = "samkonsult.role.web", value = "true")
final class Housekeeping {
    private static final String MONTHS_AHEAD =
            "SELECT create_measurement_partitions((current_date + interval '24 months')::date)";
    private static final String FORGET = "DELETE FROM clockless_reading WHERE keep_until < now() - interval '1 day'";

    private final Transactions transactions;

    Housekeeping(Transactions transactions) {
        this.transactions = transactions;
    }

    @Scheduled(initialDelay = "1m", fixedDelay = "1d")
    void keep() {
        transactions.as(SystemPrincipal.LOOKUP, status -> keep(status.getConnection()));
    }

    private static int keep(Connection connection) {
        try (var statement = connection.createStatement()) {
            statement.execute(MONTHS_AHEAD);
            return statement.executeUpdate(FORGET);
        } catch (SQLException failure) {
            throw new IntakeFailure(failure);
        }
    }
}
