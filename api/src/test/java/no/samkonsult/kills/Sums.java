package no.samkonsult.kills;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import no.samkonsult.kills.Receiver.Begun;

/**
 * What became of alerts and their notices.
 *
 * @param untold alerts that nobody has taken and nobody was told of
 * @param lost notices of alerts that nobody has taken, of which no send ever began
 * @param unsettled such notices that do not count as sent
 * @param late sends that began after the commit that took their alert
 * @param again sends of a notice beyond its first
 * @param most how often a send of one notice began, at most
 */
record Sums(
        int alerts,
        int taken,
        int kills,
        int sends,
        int untold,
        int lost,
        int unsettled,
        int late,
        int again,
        int most) {
    private static final String ALERTS = """
            SELECT a.status, pg_xact_commit_timestamp(a.xmin) AS committed,
                   EXISTS (SELECT FROM escalation_event e WHERE e.alert_id = a.id AND e.what = 'TOLD') AS told,
                   n.id AS notice, n.state
            FROM alert a LEFT JOIN notice n ON n.subject = 'alert/' || a.id
            WHERE a.rule LIKE 'device:replicas-%'
            """;

    private record Row(String status, Instant committed, boolean told, UUID notice, String state) {
        boolean isTaken() {
            return status.equals("TAKEN");
        }
    }

    static Sums of(Database database, Receiver receiver, int kills) throws SQLException {
        List<Row> rows = rows(database);
        List<Begun> begun = receiver.begun();
        Map<UUID, List<Begun>> byNotice = begun.stream().collect(groupingBy(Begun::notice));
        List<Row> waiting = rows.stream().filter(row -> !row.isTaken()).toList();
        return new Sums(
                (int) database.count("SELECT count(*) FROM alert WHERE rule LIKE 'device:replicas-%'"),
                (int) database.count(
                        "SELECT count(*) FROM alert WHERE rule LIKE 'device:replicas-%' AND status = 'TAKEN'"),
                kills,
                begun.size(),
                count(waiting, row -> !row.told()),
                count(waiting, row -> row.told() && !byNotice.containsKey(row.notice())),
                count(waiting, row -> row.told() && !row.state().equals("SENT")),
                rows.stream()
                        .filter(Row::isTaken)
                        .flatMap(row -> byNotice.getOrDefault(row.notice(), List.of()).stream()
                                .filter(send -> send.at().isAfter(row.committed())))
                        .toList()
                        .size(),
                begun.size() - byNotice.size(),
                byNotice.values().stream().mapToInt(List::size).max().orElse(0));
    }

    private static int count(List<Row> rows, Predicate<Row> which) {
        return rows.stream().filter(which).collect(counting()).intValue();
    }

    private static List<Row> rows(Database database) throws SQLException {
        try (Connection owner = database.asOwner();
                var statement = owner.createStatement();
                var found = statement.executeQuery(ALERTS)) {
            var rows = new ArrayList<Row>();
            while (found.next()) {
                rows.add(new Row(
                        found.getString("status"),
                        found.getObject("committed", OffsetDateTime.class).toInstant(),
                        found.getBoolean("told"),
                        found.getObject("notice", UUID.class),
                        found.getString("state")));
            }
            return rows;
        }
    }

    boolean isFlawless() {
        return untold + lost + unsettled + late == 0 && most <= 2;
    }

    String line(Duration took) {
        return "%d alerts, %d of them taken, %d kills of two replicas in %d s: %d sends began, %d of them duplicates; %s"
                .formatted(
                        alerts,
                        taken,
                        kills,
                        took.toSeconds(),
                        sends,
                        again,
                        "%d lost, %d begun after taking, at most %d of one notice"
                                .formatted(untold + lost, late, most));
    }
}
