package no.samkonsult.pages;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import no.samkonsult.alert.routing.Watched;
import no.samkonsult.measurement.Assessment;
import no.samkonsult.measurement.Measurement;
import no.samkonsult.platform.Page;

/** What a patient is told about who reads the measurements now, and of a red one among the latest. */
public record ReadingNow(Watched watched, Optional<Instant> redAt) {
    /** What is older than this has been acted on, or belongs to another day's conversation. */
    public static final Duration RECENT = Duration.ofHours(24);

    /** @param measurements those of each kind, oldest first */
    static ReadingNow of(Watched watched, List<List<Measurement>> measurements, Instant now) {
        return new ReadingNow(
                watched,
                measurements.stream()
                        .map(List::getLast)
                        .filter(latest -> latest.assessment() instanceof Assessment.Red)
                        .map(latest -> latest.effective().toInstant())
                        .filter(at -> at.isAfter(now.minus(RECENT)))
                        .max(Comparator.naturalOrder()));
    }

    public boolean isUrgent() {
        return redAt.isPresent();
    }

    /** One sentence for each: whether a value is red, and who reads it or whom to call. */
    public List<String> text(Page page) {
        return text(page, "watched.red");
    }

    /** @param redKey the text that tells that something is red, and of when */
    public List<String> text(Page page, String redKey) {
        String red = redAt.map(at -> page.text(redKey, page.time(at))).orElse("");
        String reading =
                switch (watched) {
                    case Watched.ByService(int minutes) -> said(page, "watched.service", minutes);
                    case Watched.ByAgreement(int minutes) -> said(page, "watched.agreement", minutes);
                    case Watched.ByNobody(Optional<Instant> opens) ->
                        page.text("watched.nobody")
                                + opens.map(at -> " " + page.text("watched.opens", page.weekday(at), page.clock(at)))
                                        .orElse("");
                };
        String action = isUrgent() ? page.text("watched.action") : "";
        return List.of(red, action, reading).stream()
                .filter(each -> !each.isEmpty())
                .toList();
    }

    private String said(Page page, String key, int minutes) {
        return isUrgent() ? page.text(key + ".red", minutes) : page.text(key);
    }
}
