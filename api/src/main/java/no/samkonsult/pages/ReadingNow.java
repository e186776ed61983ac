package no.samkonsult.pages;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import no.samkonsult.alert.routing.Watched;
import no.samkonsult.measurement.Assessment;
import no.samkonsult.measurement.Measurement;
import no.samkonsult.monitoring.plan.SelfManagement.Actions;
import no.samkonsult.platform.Page;

/**
 * What a patient is told about who reads the measurements now, of a red or yellow one among the latest, and what they agreed to do then.
 *
 * @param agreed what they do in each zone, where the plan says so
 */
public record ReadingNow(
        Watched watched, Optional<Instant> redAt, Optional<Instant> yellowAt, Optional<Actions> agreed) {
    /** What is older than this has been acted on, or belongs to another day's conversation. */
    public static final Duration RECENT = Duration.ofHours(24);

    /** @param measurements those of each kind, oldest first */
    static ReadingNow of(Watched watched, List<List<Measurement>> measurements, Optional<Actions> agreed, Instant now) {
        return new ReadingNow(
                watched,
                latest(measurements, Assessment.Red.class, now),
                latest(measurements, Assessment.Yellow.class, now),
                agreed);
    }

    private static Optional<Instant> latest(
            List<List<Measurement>> measurements, Class<? extends Assessment> assessment, Instant now) {
        return measurements.stream()
                .map(List::getLast)
                .filter(latest -> assessment.isInstance(latest.assessment()))
                .map(latest -> latest.effective().toInstant())
                .filter(at -> at.isAfter(now.minus(RECENT)))
                .max(Comparator.naturalOrder());
    }

    public boolean isUrgent() {
        return redAt.isPresent();
    }

    /** One sentence for each: whether a value is red or yellow, what to do then, and who reads it or whom to call. */
    public List<String> text(Page page) {
        return text(page, "watched.red");
    }

    /** @param redKey the text that tells that something is red, and of when */
    public List<String> text(Page page, String redKey) {
        String reading =
                switch (watched) {
                    case Watched.ByService(int minutes) -> said(page, "watched.service", minutes);
                    case Watched.ByAgreement(int minutes) -> said(page, "watched.agreement", minutes);
                    case Watched.ByNobody(Optional<Instant> opens) ->
                        page.text("watched.nobody")
                                + opens.map(at -> " " + page.text("watched.opens", page.weekday(at), page.clock(at)))
                                        .orElse("");
                };
        return List.of(zone(page, redKey), action(page), reading).stream()
                .filter(each -> !each.isEmpty())
                .toList();
    }

    /** Of yellow only where it is agreed what to do: whoever has nothing to do need not be alarmed. */
    private String zone(Page page, String redKey) {
        return redAt.map(at -> page.text(redKey, page.time(at)))
                .or(() -> agreed.flatMap(_ -> yellowAt).map(at -> page.text("watched.yellow", page.time(at))))
                .orElse("");
    }

    private String action(Page page) {
        if (isUrgent()) {
            return agreed.map(actions -> page.text("watched.agreed", actions.red()))
                    .orElseGet(() -> page.text("watched.action"));
        }
        return yellowAt.flatMap(_ -> agreed)
                .map(actions -> page.text("watched.agreed", actions.yellow()))
                .orElse("");
    }

    private String said(Page page, String key, int minutes) {
        return isUrgent() ? page.text(key + ".red", minutes) : page.text(key);
    }
}
