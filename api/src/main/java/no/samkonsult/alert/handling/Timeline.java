package no.samkonsult.alert.handling;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import no.samkonsult.alert.Alert;
import no.samkonsult.alert.Outcome;
import no.samkonsult.alert.contact.Way;
import no.samkonsult.alert.history.AlertEvent;
import no.samkonsult.alert.history.Step;
import no.samkonsult.measurement.Kind;
import no.samkonsult.measurement.MeasuredValues;
import no.samkonsult.platform.Page;
import no.samkonsult.scheduling.immediate.AlertLog;
import org.jspecify.annotations.Nullable;

/** The life of an alert in words, oldest step first. */
public record Timeline(Page page, Alert alert, List<AlertEvent> events) {
    /** One way to reach the patient, and the tries by it so far. */
    public record Tried(Way way, List<AlertEvent> tries) {}

    /** The step as a sentence. */
    public String sentence(AlertEvent event) {
        return page.text("step." + event.what(), name(event.personName()), name(event.otherName()), detail(event));
    }

    /** The reading that the alert stood under then, for the steps that came of one. */
    public String values(AlertEvent event) {
        boolean moved =
                event.what() == Step.RAISED || event.what() == Step.SEVERITY_UP || event.what() == Step.SEVERITY_DOWN;
        return Kind.ofCode(alert.rule())
                .filter(_ -> moved && event.isOfReading())
                .map(kind -> MeasuredValues.text(page, kind, event.values()))
                .orElse("");
    }

    /** The checklist for a patient who does not answer, with what has been done. */
    public List<Tried> checklist() {
        return Arrays.stream(Way.values())
                .map(way -> new Tried(
                        way,
                        events.stream()
                                .filter(event ->
                                        event.what() == Step.TRIED && way.name().equals(event.detail()))
                                .toList()))
                .toList();
    }

    /** What comes next on the checklist: the first way that nobody has tried, or the last of all. */
    public Way next() {
        var ways = new ArrayList<>(checklist());
        return ways.stream()
                .filter(tried -> tried.tries().isEmpty())
                .findFirst()
                .orElseGet(ways::getLast)
                .way();
    }

    private String detail(AlertEvent event) {
        return switch (event.what()) {
            case TRIED -> page.texts().of("way", Way.valueOf(Objects.requireNonNull(event.detail())));
            case RUNG -> page.texts().of("step.rung", AlertLog.Step.valueOf(Objects.requireNonNull(event.detail())));
            case CLOSED -> page.texts().of("outcome", Outcome.valueOf(Objects.requireNonNull(event.detail())));
            default -> "";
        };
    }

    private String name(@Nullable String name) {
        return Optional.ofNullable(name).orElseGet(() -> page.text("step.service"));
    }
}
