package no.samkonsult.notification.sending;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import no.samkonsult.notification.Channel;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateRulesTest {
    private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");

    @ParameterizedTest(name = "{0}: {1} sent {2} minutes ago, the next in {3} minutes")
    @CsvSource({
        "SMS, 4, 1, 0",
        "SMS, 5, 1, 14",
        "SMS, 5, 15, 0",
        "SMS, 10, 20, 0",
        "SMS, 11, 20, 40",
        "SMS, 20, 61, 0",
        "SMS, 21, 61, 119",
        "VOICE, 2, 1, 0",
        "VOICE, 3, 1, 14",
        "VOICE, 7, 20, 40",
        "VOICE, 15, 61, 119",
        "EMAIL, 9, 1, 0",
        "EMAIL, 10, 1, 14",
        "WEBHOOK, 500, 0, 0"
    })
    void holdsBackAtEachSideOfEveryLimit(Channel channel, int sent, int minutesAgo, int minutes) {
        List<Instant> times = Collections.nCopies(sent, NOW.minus(Duration.ofMinutes(minutesAgo)));
        assertThat(Duration.between(NOW, RateRules.earliest(channel, times, NOW)))
                .isEqualTo(Duration.ofMinutes(minutes));
    }

    /** Whoever keeps to it never sends more than any limit allows, however much there is to send. */
    @Property(tries = 200)
    void neverIsMoreSentThanALimitAllows(
            @ForAll Channel channel, @ForAll @Size(max = 80) List<@IntRange(max = 900) Integer> pausesInSeconds) {
        var sent = new ArrayList<Instant>();
        Instant now = NOW;
        for (int pause : pausesInSeconds) {
            now = now.plusSeconds(pause);
            Instant earliest = RateRules.earliest(channel, sent, now);
            assertThat(earliest).isAfterOrEqualTo(now);
            now = earliest;
            sent.add(now);
        }
        RateRules.of(channel).forEach(limit -> IntStream.range(0, sent.size() - Math.min(limit.most(), sent.size()))
                .forEach(i -> assertThat(Duration.between(sent.get(i), sent.get(i + limit.most())))
                        .isGreaterThanOrEqualTo(limit.within())));
    }
}
