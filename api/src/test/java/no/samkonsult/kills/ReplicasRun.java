package no.samkonsult.kills;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Alerts are raised and taken at random while one replica after the other is killed and started again.
 *
 * @param kills at least so many
 */
record ReplicasRun(int alerts, int kills, Duration pace) {
    private static final int TAKERS = 3;
    private static final Duration BETWEEN_KILLS = Duration.ofSeconds(3);

    private static final String NOT_TAKEN = """
            SELECT id FROM alert WHERE rule LIKE 'device:replicas-%' AND status = 'OPEN' AND raised_at > now() - interval '8 seconds'
            ORDER BY random() LIMIT 1
            """;

    /** Whether everybody who is to be told has been, as far as it depends on the service. */
    private static final String LEFT = """
            SELECT (SELECT count(*) FROM alert WHERE status = 'OPEN' AND escalate_at <= now())
                 + (SELECT count(*) FROM notice WHERE state = 'WAITING' OR due_at <= now())
            """;

    Sums on(Replicas replicas) throws Exception {
        String token = replicas.all().getFirst().logIn(replicas.account());
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> raising = threads.submit(() -> {
                replicas.raise(alerts, pace);
                return null;
            });
            List<Future<Set<String>>> taking = new ArrayList<>();
            for (int i = 0; i < TAKERS; i++) {
                Callable<Set<String>> taker = () -> take(replicas, token, raising);
                taking.add(threads.submit(taker));
            }
            int killed = 0;
            while (!raising.isDone() || killed < kills) {
                Scene.last(BETWEEN_KILLS);
                Replica next = replicas.all().get(killed++ % 2);
                next.kill();
                next.start();
            }
            raising.get();
            Set<String> taken = new HashSet<>();
            for (Future<Set<String>> each : taking) {
                taken.addAll(each.get());
            }
            await().atMost(ChildProcess.PATIENCE)
                    .until(() -> replicas.database().count(LEFT) == 0);
            Sums sums = Sums.of(replicas.database(), replicas.receiver(), killed);
            assertThat(sums.taken()).as("what was answered as taken is taken").isEqualTo(taken.size());
            return sums;
        }
    }

    /** Takes now one, now another, soon or late. */
    private static Set<String> take(Replicas replicas, String token, Future<?> raising)
            throws SQLException, InterruptedException {
        var taken = new HashSet<String>();
        try (var owner = replicas.database().asOwner();
                var next = owner.prepareStatement(NOT_TAKEN)) {
            while (!raising.isDone()) {
                Scene.last(Duration.ofMillis(ThreadLocalRandom.current().nextInt(50, 600)));
                try (var row = next.executeQuery()) {
                    if (row.next() && replicas.take(token, row.getString(1))) {
                        taken.add(row.getString(1));
                    }
                }
            }
        }
        return taken;
    }
}
