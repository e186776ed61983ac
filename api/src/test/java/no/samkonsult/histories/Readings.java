package no.samkonsult.histories;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import no.samkonsult.histories.Step.Value;
import no.samkonsult.histories.Step.When;
import no.samkonsult.measurement.Absence;
import no.samkonsult.measurement.Kind;
import no.samkonsult.measurement.intake.Envelope;
import no.samkonsult.measurement.intake.Incoming;
import no.samkonsult.measurement.intake.Particulars;
import org.jspecify.annotations.Nullable;

/** What a device of a history sends. */
final class Readings {
    private Readings() {}

    static Incoming.Reported reading(String device, Value value, When when, int sequence, Instant now) {
        Instant measured = now.minus(when.ago).truncatedTo(ChronoUnit.SECONDS);
        return new Incoming.Reported(
                new Envelope(
                        device, null, "dho/v1/%s/reading".formatted(device), null, null, now, "{}".getBytes(UTF_8)),
                Kind.PULSE,
                measured.atOffset(ZoneOffset.UTC),
                sequence,
                value == Value.ABSENT ? Map.of() : Map.of("value", new BigDecimal(value.number)),
                null,
                particulars(value, when.isByAKnownClock() ? measured.atOffset(ZoneOffset.UTC) : null));
    }

    private static Particulars particulars(Value value, @Nullable OffsetDateTime shown) {
        return new Particulars(
                null,
                null,
                null,
                shown,
                Set.of(),
                Set.of(),
                value == Value.ABSENT ? Absence.NOT_A_NUMBER : null,
                Particulars.Standing.ORIGINAL);
    }
}
