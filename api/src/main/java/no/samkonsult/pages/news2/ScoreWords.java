package no.samkonsult.pages.news2;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import no.samkonsult.measurement.news2.News2;
import no.samkonsult.measurement.news2.News2.Scale;
import no.samkonsult.measurement.news2.Signs;
import no.samkonsult.measurement.news2.Signs.Part;
import no.samkonsult.measurement.news2.TakenScore;
import no.samkonsult.platform.Page;
import org.jspecify.annotations.Nullable;

/** Writes scores as people read them. */
public final class ScoreWords {
    private static final int MOST = 3;

    private ScoreWords() {}

    /** {@code NEWS2: 7}, or that it cannot be scored. */
    public static String result(Page page, TakenScore score) {
        return score.outcome() instanceof News2.Scored scored
                ? page.text("news2.sum", scored.total())
                : page.text("news2.cannot");
    }

    /** Why it cannot be scored; empty where it was. */
    public static String why(Page page, TakenScore score) {
        return switch (score.outcome()) {
            case News2.CannotBeScored(var missing) -> page.text("news2.lacks", names(page, missing));
            case News2.TooYoung() -> page.text("news2.too-young");
            case News2.Scored _ -> "";
        };
    }

    /** In one line: what it means or why there is no score, by which scale, and by whom. */
    public static String about(Page page, TakenScore score) {
        String meaning = score.outcome() instanceof News2.Scored scored
                ? page.texts().of("news2.risk", scored.risk())
                : why(page, score);
        return page.text("news2.about", meaning, score.scale() == Scale.TWO ? 2 : 1, score.takenBy());
    }

    public static String severity(News2.Scored scored) {
        return switch (scored.risk()) {
            case LOW -> "green";
            case LOW_TO_MEDIUM, MEDIUM -> "yellow";
            case HIGH -> "red";
        };
    }

    /** The parts that have three points each. */
    public static String threes(Page page, News2.Scored scored) {
        return names(
                page,
                scored.parts().entrySet().stream()
                        .filter(part -> part.getValue() == MOST)
                        .map(Map.Entry::getKey)
                        .toList());
    }

    /** What was found; empty: nothing. */
    public static String sign(Page page, TakenScore score, Part part) {
        Signs signs = score.signs();
        return switch (part) {
            case RESPIRATORY_RATE -> with(page, signs.respiratoryRate(), "/min");
            case SATURATION -> with(page, signs.saturation(), "%");
            case OXYGEN -> oxygen(page, signs.onOxygen(), score.oxygenFlow());
            case SYSTOLIC -> with(page, signs.systolic(), "mmHg");
            case PULSE -> with(page, signs.pulse(), "/min");
            case CONSCIOUSNESS -> {
                Signs.Consciousness level = signs.consciousness();
                yield level == null ? "" : page.texts().of("news2.consciousness", level);
            }
            case TEMPERATURE -> with(page, signs.temperature(), "°C");
        };
    }

    private static String oxygen(Page page, @Nullable Boolean onOxygen, @Nullable BigDecimal flow) {
        if (onOxygen == null) {
            return "";
        }
        String said = page.text(onOxygen ? "news2.oxygen" : "news2.air");
        return flow == null ? said : said + ", " + with(page, flow, "L/min");
    }

    private static String with(Page page, @Nullable BigDecimal value, String unit) {
        return value == null ? "" : page.decimal(value) + " " + unit;
    }

    private static String names(Page page, Collection<Part> parts) {
        return parts.stream()
                .sorted()
                .map(part -> page.texts()
                        .of("news2.part", part)
                        .toLowerCase(page.texts().locale()))
                .collect(Collectors.joining(", "));
    }
}
