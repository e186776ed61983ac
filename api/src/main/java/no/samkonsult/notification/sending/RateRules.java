package no.samkonsult.notification.sending;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import no.samkonsult.notification.Channel;

/**
 * How much one person is sent by one channel before the rest waits and is told as one. For SMS and voice the figures are
 * GoAlert's (target/goalert, notification/rule defaults); e-mail, which disturbs less, is let through twice as often as SMS.
 */
final class RateRules {
    /** How far back anything counts. */
    static final Duration LONGEST = Duration.ofHours(3);

    private static final Duration QUARTER = Duration.ofMinutes(15);
    private static final Duration HOUR = Duration.ofHours(1);

    private RateRules() {}

    /** At most so many within so long. */
    record Limit(int most, Duration within) {
        /** When one more keeps it. */
        Instant earliest(List<Instant> latestFirst, Instant now) {
            if (latestFirst.size() < most) {
                return now;
            }
            Instant free = latestFirst.get(most - 1).plus(within);
            return free.isAfter(now) ? free : now;
        }
    }

    static List<Limit> of(Channel channel) {
        return switch (channel) {
            case SMS -> List.of(new Limit(5, QUARTER), new Limit(11, HOUR), new Limit(21, LONGEST));
            case VOICE -> List.of(new Limit(3, QUARTER), new Limit(7, HOUR), new Limit(15, LONGEST));
            case EMAIL -> List.of(new Limit(10, QUARTER), new Limit(22, HOUR), new Limit(42, LONGEST));
            case WEBHOOK -> List.of(); // a program does not tire
        };
    }

    /** When the next may go to somebody who was sent these already: now, or when the last of the limits lets it. */
    static Instant earliest(Channel channel, List<Instant> sent, Instant now) {
        List<Instant> latestFirst =
                sent.stream().sorted(Comparator.reverseOrder()).toList();
        return of(channel).stream()
                .map(limit -> limit.earliest(latestFirst, now))
                .max(Comparator.naturalOrder())
                .orElse(now);
    }
}
