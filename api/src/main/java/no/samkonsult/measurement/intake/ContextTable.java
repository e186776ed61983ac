package no.samkonsult.measurement.intake;

import static java.util.Objects.requireNonNull;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import no.samkonsult.measurement.Circumstance;

/** Keeps what devices tell of readings that they sent in another message, whichever of the two comes first. */
final class ContextTable {
    private static final String PUT = """
            INSERT INTO measurement_context (patient_key, kind, device_key, sequence, received_at, controller, circumstances)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (patient_key, kind, device_key, sequence) DO UPDATE
            SET circumstances = measurement_context.circumstances | excluded.circumstances
            """;

    private ContextTable() {}

    static void put(Connection transaction, List<Arrival> arrivals) throws SQLException {
        List<Arrival.Belonging> belonging = arrivals.stream()
                .flatMap(arrival -> arrival instanceof Arrival.Belonging each ? Stream.of(each) : Stream.empty())
                .sorted(Comparator.<Arrival.Belonging>comparingInt(
                                each -> had(each).patientKey())
                        .thenComparing(each -> each.incoming().kind())
                        .thenComparingInt(each -> each.incoming().sequence()))
                .toList();
        if (belonging.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = transaction.prepareStatement(PUT)) {
            for (Arrival.Belonging each : belonging) {
                insert.setInt(1, had(each).patientKey());
                insert.setShort(2, each.incoming().kind().stored());
                insert.setInt(3, requireNonNull(each.holder().deviceKey()));
                insert.setInt(4, each.incoming().sequence());
                insert.setObject(5, each.incoming().receivedAt().atOffset(ZoneOffset.UTC));
                insert.setShort(6, had(each).controllerKey());
                insert.setShort(7, (short) Circumstance.stored(each.incoming().circumstances()));
                insert.executeUpdate();
            }
        }
    }

    private static Possession had(Arrival.Belonging belonging) {
        return requireNonNull(belonging.holder().possession());
    }
}
