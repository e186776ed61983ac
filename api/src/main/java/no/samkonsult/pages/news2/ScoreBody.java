package no.samkonsult.pages.news2;

import io.micronaut.serde.annotation.Serdeable;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import no.samkonsult.measurement.news2.News2;
import no.samkonsult.measurement.news2.News2.Risk;
import no.samkonsult.measurement.news2.News2.Scored;
import no.samkonsult.measurement.news2.Signs;
import no.samkonsult.measurement.news2.Signs.Consciousness;
import no.samkonsult.measurement.news2.Signs.Part;
import no.samkonsult.measurement.news2.TakenScore;
import org.jspecify.annotations.Nullable;

/**
 * A score as programs read it.
 *
 * @param scale 1, or 2 where a doctor had decided on 88–92 %
 * @param total none: it cannot be scored, and {@code missing} says why
 * @param fromDevice the signs that a device had measured
 */
@Serdeable
record ScoreBody(
        UUID id,
        Instant takenAt,
        String takenBy,
        int scale,
        @Nullable String decidedBy,
        @Nullable Integer total,
        @Nullable Risk risk,
        boolean anyThree,
        Map<String, Integer> points,
        List<Part> missing,
        Given signs,
        List<Part> fromDevice) {

    /** The signs, as they are sent too. */
    @Serdeable
    record Given(
            @Nullable BigDecimal respiratoryRate,
            @Nullable BigDecimal saturation,
            @Nullable Boolean onOxygen,
            @Nullable BigDecimal oxygenFlow,
            @Nullable BigDecimal systolic,
            @Nullable BigDecimal pulse,
            @Nullable Consciousness consciousness,
            @Nullable BigDecimal temperature) {

        static Given of(Signs signs, @Nullable BigDecimal oxygenFlow) {
            return new Given(
                    signs.respiratoryRate(),
                    signs.saturation(),
                    signs.onOxygen(),
                    oxygenFlow,
                    signs.systolic(),
                    signs.pulse(),
                    signs.consciousness(),
                    signs.temperature());
        }

        /** As a form has them, so that both are read by the same rules. */
        Map<String, String> fields() {
            return Map.of(
                    "respiratoryRate", text(respiratoryRate),
                    "saturation", text(saturation),
                    "onOxygen", text(onOxygen),
                    "oxygenFlow", text(oxygenFlow),
                    "systolic", text(systolic),
                    "pulse", text(pulse),
                    "consciousness", text(consciousness),
                    "temperature", text(temperature));
        }

        private static String text(@Nullable Object value) {
            return value instanceof BigDecimal number ? number.toPlainString() : value == null ? "" : value.toString();
        }
    }

    static ScoreBody of(TakenScore score) {
        Optional<Scored> scored = score.outcome() instanceof Scored points ? Optional.of(points) : Optional.empty();
        return new ScoreBody(
                score.id(),
                score.takenAt(),
                score.takenBy(),
                score.scale().ordinal() + 1,
                score.decidedBy(),
                scored.map(Scored::total).orElse(null),
                scored.map(Scored::risk).orElse(null),
                scored.map(Scored::anyThree).orElse(false),
                scored.map(Scored::parts).orElse(Map.of()).entrySet().stream()
                        .collect(Collectors.toMap(part -> part.getKey().name(), Map.Entry::getValue)),
                score.outcome() instanceof News2.CannotBeScored(var missing)
                        ? missing.stream().sorted().toList()
                        : List.of(),
                Given.of(score.signs(), score.oxygenFlow()),
                score.fromDevice().stream().sorted().toList());
    }
}
