package no.samkonsult.measurement.judgement;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import no.samkonsult.measurement.Assessment;
import no.samkonsult.measurement.Kind;
import no.samkonsult.measurement.MeasurementId;
import no.samkonsult.measurement.NewMeasurement;
import no.samkonsult.monitoring.LimitSet;
import no.samkonsult.shared.PatientId;
import org.jspecify.annotations.Nullable;

/** Readings of one patient for the tests of the rules. */
final class Readings {
    static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");
    static final PatientId PATIENT = new PatientId(new java.util.UUID(0, 1));

    private Readings() {}

    /** Judged by itself against limits, and received as it was made. */
    static Judged judged(Kind kind, LimitSet limits, Duration before, @Nullable String... values) {
        List<@Nullable BigDecimal> amounts = values(values);
        return judged(
                kind, limits, NOW.minus(before), AssessmentRules.assess(kind, amounts, false, false, limits), amounts);
    }

    static Judged judged(
            Kind kind, LimitSet limits, Instant at, Assessment assessment, List<@Nullable BigDecimal> values) {
        var id = new MeasurementId(1, at, kind, 1, 1);
        return new Judged(id, at, at, values, assessment, limits, false);
    }

    static NewMeasurement measurement(Kind kind, LimitSet limits, @Nullable String... values) {
        List<@Nullable BigDecimal> amounts = values(values);
        return new NewMeasurement(
                new MeasurementId(1, NOW, kind, 1, 1),
                PATIENT,
                (short) 1,
                NOW,
                60,
                null,
                amounts,
                limits,
                AssessmentRules.assess(kind, amounts, false, false, limits),
                0,
                0,
                false);
    }

    /** Days before now and values, as {@code 3:80 2:80.5}. */
    static List<Judged> earlier(Kind kind, LimitSet limits, String text) {
        return Stream.of(text.split(" "))
                .filter(each -> !each.isBlank())
                .map(each -> each.split(":"))
                .map(each ->
                        judged(kind, limits, Duration.ofMinutes((long) (Double.parseDouble(each[0]) * 1_440)), each[1]))
                .toList();
    }

    static List<@Nullable BigDecimal> values(@Nullable String... values) {
        return new ArrayList<>(Arrays.stream(values)
                .map(each -> each == null ? null : new BigDecimal(each))
                .toList());
    }
}
