package no.samkonsult.kills;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The clock of a process that is told on its standard input how wrong it is to go: {@code PT1H}, {@code -PT1H}. */
@Factory
@Requires(property = "kills.clock", value = "settable")
final class SettableClock {
    @Singleton
    @Replaces(Clock.class)
    Clock clock() {
        var clock = new Wrong();
        Thread.ofPlatform().daemon().name("clock").start(clock::listen);
        return clock;
    }

    /** What the process says when it has done as told. */
    static String confirmation(Duration offset) {
        return "The clock is off by " + offset;
    }

    private static final class Wrong extends Clock {
        private volatile Duration offset = Duration.ZERO;

        private void listen() {
            new BufferedReader(new InputStreamReader(System.in, UTF_8)).lines().forEach(line -> {
                offset = Duration.parse(line);
                System.out.println(confirmation(offset));
            });
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
}
