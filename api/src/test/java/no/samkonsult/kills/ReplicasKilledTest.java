package no.samkonsult.kills;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Some alerts and two kills: what {@link LongReplicasKilledTest} does with a thousand. */
class ReplicasKilledTest {
    @Test
    void noNoticeIsLostAndNoneIsSentAfterTaking(@TempDir Path folder) throws Exception {
        try (Replicas replicas = Replicas.create(folder)) {
            Sums sums = new ReplicasRun(60, 2, Duration.ofMillis(150)).on(replicas);
            assertThat(sums).matches(Sums::isFlawless);
            assertThat(sums.alerts()).isEqualTo(60);
            assertThat(sums.sends()).as("somebody was told").isPositive();
        }
    }
}
