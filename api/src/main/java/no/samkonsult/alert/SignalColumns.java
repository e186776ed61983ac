package no.samkonsult.alert;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import no.samkonsult.measurement.judgement.Judged;
import org.jspecify.annotations.Nullable;

/** Signals as arrays, a column each, for statements that write alerts in bulk; and the desks that such a statement returns. */
final class SignalColumns {
    private static final List<Column> COLUMNS = List.of(
            new Column("uuid", signal -> signal.patient().value()),
            new Column("text", signal -> signal.meaning().rule()),
            new Column("text", Signal::severity),
            new Column("int2", ofMeasurement(each -> each.id().kind().stored())),
            new Column("timestamptz", signal -> text(signal.at())),
            new Column("numeric", Signal::first),
            new Column("numeric", ofMeasurement(each -> each.value(2))),
            new Column("numeric", ofMeasurement(each -> each.value(3))),
            new Column(
                    "int4",
                    ofMeasurement(
                            each -> each.limits() == null ? null : each.limits().id())),
            new Column("timestamptz", signal -> text(signal.receivedAt())),
            new Column("bool", Signal::isUnconfirmed),
            new Column("timestamptz", signal -> text(signal.measuredAt())));

    private record Column(String type, Function<Signal, @Nullable Object> value) {}

    private SignalColumns() {}

    /** Binds signals from a parameter on, sorted by patient and rule: the order in which all writers lock alerts. */
    static void bind(Connection transaction, PreparedStatement statement, int first, List<Signal> signals)
            throws SQLException {
        List<Signal> sorted = signals.stream()
                .sorted(Comparator.<Signal, String>comparing(
                                each -> each.patient().toString())
                        .thenComparing(each -> each.meaning().rule()))
                .toList();
        int parameter = first;
        for (Column column : COLUMNS) {
            Object[] values = sorted.stream().map(column.value).toArray();
            statement.setArray(parameter++, transaction.createArrayOf(column.type, values));
        }
    }

    private static Function<Signal, @Nullable Object> ofMeasurement(Function<Judged, @Nullable Object> value) {
        return signal -> {
            Judged measurement = signal.measurement();
            return measurement == null ? null : value.apply(measurement);
        };
    }

    private static @Nullable String text(@Nullable Instant time) {
        return time == null ? null : time.atOffset(ZoneOffset.UTC).toString();
    }

    /** Runs a statement that returns the desks whose worklist it changed. */
    static Set<String> desks(PreparedStatement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery()) {
            var desks = new TreeSet<String>();
            while (rows.next()) {
                desks.add(rows.getString(1));
            }
            return desks;
        }
    }
}
