package no.samkonsult.bench.cohort;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.ScheduledExecutorTaskScheduler;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.TaskScheduler;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledFuture;
import org.jspecify.annotations.Nullable;

/** The time of a service that lives through weeks in minutes: it goes on only where it is told to. */
final class SimulatedTime {
    private volatile Instant now;

    SimulatedTime(Instant now) {
        this.now = now;
    }

    Instant now() {
        return now;
    }

    void goTo(Instant instant) {
        if (instant.isBefore(now)) {
            throw new IllegalArgumentException("%s is before %s".formatted(instant, now));
        }
        now = instant;
    }

    /** What a service has instead of the machine's time. Only where a benchmark has handed it one, and no setting can. */
    @Factory
    @Requires(beans = SimulatedTime.class)
    static final class Instead {
        private static final Duration NEVER = Duration.ofDays(3_650);

        @Singleton
        @Replaces(Clock.class)
        Clock clock(SimulatedTime time) {
            return new Clock() {
                @Override
                public Instant instant() {
                    return time.now();
                }

                @Override
                public ZoneId getZone() {
                    return ZoneOffset.UTC;
                }

                @Override
                public Clock withZone(ZoneId zone) {
                    throw new UnsupportedOperationException("nothing asks it for another zone");
                }
            };
        }

        /** Jobs do not run by the machine's time: whoever has the time runs those that are due. */
        @Singleton
        @Primary
        @Named(TaskExecutors.SCHEDULED)
        @Replaces(ScheduledExecutorTaskScheduler.class)
        TaskScheduler scheduler(@Named(TaskExecutors.SCHEDULED) ExecutorService executor) {
            return new ScheduledExecutorTaskScheduler(executor) {
                @Override
                public ScheduledFuture<?> scheduleWithFixedDelay(
                        @Nullable Duration initialDelay, Duration delay, Runnable job) {
                    return super.scheduleWithFixedDelay(NEVER, delay, job);
                }

                @Override
                public ScheduledFuture<?> scheduleAtFixedRate(
                        @Nullable Duration initialDelay, Duration period, Runnable job) {
                    return super.scheduleAtFixedRate(NEVER, period, job);
                }
            };
        }
    }
}
