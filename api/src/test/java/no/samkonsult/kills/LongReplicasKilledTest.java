package no.samkonsult.kills;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kills.alerts} alerts while one of two replicas after the other is killed every few seconds. */
@Tag("kills")
class LongReplicasKilledTest {
    private static final int ALERTS = Integer.getInteger("kills.alerts", 1_000);

    @Test
    void noNoticeIsLostAndNoneIsSentAfterTaking(@TempDir Path folder) throws Exception {
        long begun = System.nanoTime();
        try (Replicas replicas = Replicas.create(folder)) {
            Sums sums = new ReplicasRun(ALERTS, 10, Duration.ofMillis(200)).on(replicas);
            new Results(Path.of("target/kills-replicas.md"))
                    .remark(sums.line(Duration.ofNanos(System.nanoTime() - begun)));
            assertThat(sums).matches(Sums::isFlawless);
            assertThat(sums.alerts()).isEqualTo(ALERTS);
            assertThat(sums.taken()).as("some are taken and some are not").isBetween(1, ALERTS - 1);
        }
    }
}
