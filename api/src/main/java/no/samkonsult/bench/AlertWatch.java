package no.samkonsult.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import no.samkonsult.platform.LiveNotices;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * An open worklist: it is told that something has changed as a page is, reads the open alerts then, and notes when each
 * device's alert was first there.
 */
final class AlertWatch implements AutoCloseable {
    private static final long STANDSTILL_MILLISECONDS = TimeUnit.SECONDS.toMillis(10);
    private static final String OPEN = """
            SELECT d.name FROM alert a
            JOIN patient p ON p.id = a.patient_id
            JOIN device_assignment x ON x.patient_key = p.key
            JOIN device d ON d.key = x.device_key
            WHERE a.status = 'OPEN' AND d.name LIKE 'load-%'
            """;

    private final Connection connection;
    private final PreparedStatement open;
    private final Scheduler thread = Schedulers.newSingle("alert-watch");
    private final Map<String, Long> seen = new HashMap<>();
    private final Disposable subscription;
    private @Nullable SQLException failure;

    AlertWatch(Site site) throws SQLException {
        connection = site.asOwner();
        open = connection.prepareStatement(OPEN);
        subscription = site.bean(LiveNotices.class).stream(
                        desks(connection), site.bean(Clock.class).instant(), Set.of())
                .filter(event -> "changed".equals(event.getName()))
                .onBackpressureLatest()
                .publishOn(thread, 1)
                .subscribe(_ -> look());
    }

    private static Set<String> desks(Connection connection) throws SQLException {
        var desks = new HashSet<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT id FROM desk")) {
            while (rows.next()) {
                desks.add(rows.getString(1));
            }
        }
        return desks;
    }

    private void look() {
        var names = new ArrayList<String>();
        try (var rows = open.executeQuery()) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        } catch (SQLException broken) {
            fail(broken);
        }
        note(names, System.nanoTime());
    }

    private synchronized void fail(SQLException broken) {
        failure = broken;
    }

    private synchronized void note(List<String> names, long now) {
        names.forEach(name -> seen.putIfAbsent(name, now));
        notifyAll();
    }

    /**
     * How long after it was published each device's first reading out of range was on the worklist.
     *
     * @param publishedAt by the device's name
     */
    synchronized Latencies since(Map<String, Long> publishedAt) throws InterruptedException, SQLException {
        int before = -1;
        while (!seen.keySet().containsAll(publishedAt.keySet()) && seen.size() > before) {
            before = seen.size();
            wait(STANDSTILL_MILLISECONDS);
        }
        if (failure != null) {
            throw failure;
        }
        if (!seen.keySet().containsAll(publishedAt.keySet())) {
            throw new IllegalStateException(
                    "%d devices measured out of range, %d alerts came".formatted(publishedAt.size(), seen.size()));
        }
        var nanoseconds = new ArrayList<Long>();
        publishedAt.forEach((name, time) -> nanoseconds.add(seen.getOrDefault(name, time) - time));
        return Latencies.of(nanoseconds);
    }

    @Override
    public void close() throws SQLException {
        subscription.dispose();
        thread.dispose();
        connection.close();
    }
}
