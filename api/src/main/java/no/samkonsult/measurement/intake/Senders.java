package no.samkonsult.measurement.intake;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import no.samkonsult.measurement.intake.Sender.Address;
import no.samkonsult.shared.PatientId;
import org.jspecify.annotations.Nullable;

/** The devices that a batch came from, with everybody who has had them: a late reading belongs to the one who had it then. */
final class Senders {
    private static final String POSSESSIONS = """
            d.key, d.clock_skew, d.clock_compared_at, lower(a.valid) AS valid_from, upper(a.valid) AS valid_until, a.user_index,
            p.key AS patient_key, p.id AS patient_id, a.controller, o.key AS controller_key
            """;

    private static final String HOLDERS = """
            LEFT JOIN device_assignment a ON a.device_key = d.key
            LEFT JOIN organisation o ON o.id = a.controller
            LEFT JOIN patient p ON p.key = a.patient_key
            """;

    private static final String THEMSELVES = """
            SELECT d.name AS device, NULL AS beneath, %s
            FROM device d %s
            WHERE d.name = ANY (?) AND d.revoked_at IS NULL
            ORDER BY d.key
            """.formatted(POSSESSIONS, HOLDERS);

    private static final String BENEATH = """
            SELECT asked.device, asked.beneath, %s
            FROM unnest(?, ?) AS asked (device, beneath)
            JOIN device g ON g.name = asked.device AND g.revoked_at IS NULL
            JOIN device d ON d.gateway_key = g.key AND d.address = asked.beneath AND d.revoked_at IS NULL %s
            ORDER BY d.key
            """.formatted(POSSESSIONS, HOLDERS);

    private final Map<Address, Sender> senders = new HashMap<>();

    private Senders() {}

    static Senders of(Connection transaction, Collection<Address> addresses) throws SQLException {
        var found = new Senders();
        List<Address> themselves = addresses.stream()
                .filter(each -> each.beneath() == null)
                .distinct()
                .toList();
        List<Address> beneath = addresses.stream()
                .filter(each -> each.beneath() != null)
                .distinct()
                .toList();
        found.read(transaction, THEMSELVES, names(themselves));
        found.read(transaction, BENEATH, names(beneath), addresses(beneath));
        return found;
    }

    Optional<Sender> get(Address address) {
        return Optional.ofNullable(senders.get(address));
    }

    private static Object[] names(List<Address> addresses) {
        return addresses.stream().map(Address::device).toArray();
    }

    private static Object[] addresses(List<Address> beneath) {
        return beneath.stream()
                .flatMap(each -> Stream.ofNullable(each.beneath()))
                .toArray();
    }

    private void read(Connection transaction, String sql, Object[]... columns) throws SQLException {
        if (columns[0].length == 0) {
            return;
        }
        try (PreparedStatement select = transaction.prepareStatement(sql)) {
            for (int i = 0; i < columns.length; i++) {
                select.setArray(i + 1, transaction.createArrayOf("text", columns[i]));
            }
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    add(rows);
                }
            }
        }
    }

    private void add(ResultSet row) throws SQLException {
        Address address = new Address(row.getString("device"), row.getString("beneath"));
        Sender sender = senders.get(address);
        if (sender == null) {
            Integer skew = row.getObject("clock_skew", Integer.class);
            sender = new Sender(
                    row.getInt("key"),
                    skew == null ? null : Duration.ofSeconds(skew),
                    instant(row, "clock_compared_at"),
                    new ArrayList<>());
            senders.put(address, sender);
        }
        if (row.getObject("patient_id") != null) {
            sender.possessions().add(possession(row));
        }
    }

    private static Possession possession(ResultSet row) throws SQLException {
        return new Possession(
                instant(row, "valid_from"),
                instant(row, "valid_until"),
                row.getObject("user_index", Integer.class),
                row.getInt("patient_key"),
                new PatientId(row.getObject("patient_id", UUID.class)),
                row.getObject("controller", UUID.class),
                row.getShort("controller_key"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
