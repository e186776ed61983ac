package no.samkonsult.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.http.sse.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import no.samkonsult.RunningDemo;
import org.junit.jupiter.api.Test;

/** What open pages are told, over the running service's database. */
class LiveNoticesTest {
    @Test
    void aTopicThatIsNamedTwiceIsToldOfOnceAndWhatComesAfterItIsToldToo() {
        String topic = "test/" + UUID.randomUUID();
        announce(List.of("test/twice", "test/twice"));
        Event<String> told = RunningDemo.bean(LiveNotices.class).stream(Set.of(topic), Instant.now(), Set.of())
                .doOnSubscribe(_ -> announce(List.of(topic, topic)))
                .filter(event -> "changed".equals(event.getName()))
                .blockFirst(Duration.ofSeconds(30));
        assertThat(told).isNotNull();
    }

    private static void announce(List<String> topics) {
        var transactions = RunningDemo.bean(Transactions.class);
        transactions.as(SystemPrincipal.DESK, _ -> {
            transactions.announce(topics);
            return topics;
        });
    }
}
