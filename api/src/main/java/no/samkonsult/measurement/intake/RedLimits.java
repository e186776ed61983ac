package no.samkonsult.measurement.intake;

import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.samkonsult.platform.IntakeTransactions;
import org.jspecify.annotations.Nullable;

/**
 * Which readings are probably red, told without asking the database: by the limits as they were at most a minute ago. It decides
 * the order in which readings are stored and nothing else; judging asks anew.
 */
@Singleton
@Requires(property = "samkonsult.role.gateway", value = "true")
public class RedLimits {
    private static final String SELECT = """
            SELECT coalesce(g.name, d.name) AS device, d.address, s.kind, b.component, b.red_low, b.red_high
            FROM device d LEFT JOIN device g ON g.key = d.gateway_key
            JOIN device_assignment a ON a.device_key = d.key AND a.valid @> now()
            JOIN limit_set s ON s.patient_key = a.patient_key AND s.valid @> now()
            JOIN limit_band b ON b.limit_set_id = s.id
            WHERE d.revoked_at IS NULL AND (b.red_low IS NOT NULL OR b.red_high IS NOT NULL)
            """;

    private final IntakeTransactions transactions;
    private volatile Map<Measured, List<Red>> known = Map.of();

    RedLimits(IntakeTransactions transactions) {
        this.transactions = transactions;
    }

    private record Measured(Sender.Address from, int kind) {}

    private record Red(
            int component,
            @Nullable BigDecimal low,
            @Nullable BigDecimal high) {
        boolean isCrossedBy(List<@Nullable BigDecimal> values) {
            BigDecimal value = component <= values.size() ? values.get(component - 1) : null;
            return value != null
                    && ((low != null && value.compareTo(low) < 0) || (high != null && value.compareTo(high) > 0));
        }
    }

    /** Whether a limit of whoever has the device now is crossed, as far as is known. */
    public boolean isProbablyCrossed(Incoming incoming) {
        return incoming instanceof Incoming.Reported reading
                && ReadingRules.measurements(reading).stream()
                        .flatMap(List::stream)
                        .anyMatch(each -> known
                                .getOrDefault(
                                        new Measured(
                                                reading.envelope().address(),
                                                each.kind().stored()),
                                        List.of())
                                .stream()
                                .anyMatch(red -> red.isCrossedBy(each.values())));
    }

    @Scheduled(initialDelay = "0s", fixedDelay = "1m")
    void refresh() {
        known = transactions.run(RedLimits::read);
    }

    private static Map<Measured, List<Red>> read(Connection connection) {
        var found = new HashMap<Measured, List<Red>>();
        try (PreparedStatement select = connection.prepareStatement(SELECT);
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                var measured = new Measured(
                        new Sender.Address(rows.getString("device"), rows.getString("address")), rows.getInt("kind"));
                found.computeIfAbsent(measured, _ -> new ArrayList<>())
                        .add(new Red(
                                rows.getInt("component"),
                                rows.getBigDecimal("red_low"),
                                rows.getBigDecimal("red_high")));
            }
            return found;
        } catch (SQLException failure) {
            throw new IntakeFailure(failure);
        }
    }
}
