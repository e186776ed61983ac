package no.samkonsult.histories;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that goes on from wherever it is put. */
final class TurnedClock extends Clock {
    private volatile Duration offset = Duration.ZERO;

    /** The clock of a service that asks for it. */
    @Factory
    @Requires(property = "histories.clock", value = "turned")
    static final class Turning {
        @Singleton
        @Replaces(Clock.class)
        Clock clock() {
            return new TurnedClock();
        }
    }

    void turnBy(Duration by) {
        offset = by;
    }

    Duration offset() {
        return offset;
    }

    @Override
    public Instant instant() {
        return Instant.now().plus(offset);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.offset(Clock.system(zone), offset);
    }
}
