package no.samkonsult.alert.history;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import no.samkonsult.platform.Principal;
import no.samkonsult.shared.PersonId;
import org.jspecify.annotations.Nullable;

/** Reads the steps of an alert that somebody was let see, and writes those that people take, in the caller's transaction. */
@Singleton
public class History {
    private final AlertEvents events;
    private final Clock clock;

    History(AlertEvents events, Clock clock) {
        this.events = events;
        this.clock = clock;
    }

    /** The steps so far, oldest first. */
    public List<AlertEvent> of(UUID alert) {
        return events.of(alert);
    }

    /** The tries to reach the patient, oldest first. */
    public List<AlertEvent> tries(UUID alert) {
        return of(alert).stream().filter(event -> event.what() == Step.TRIED).toList();
    }

    public void tell(Principal who, UUID alert, Step what, @Nullable String detail, @Nullable String note) {
        events.add(alert, clock.instant(), what.name(), who.person().value(), null, detail, note);
    }

    /** Tells a step that the service has to tell, in the name of a person or in none. */
    public void tell(UUID alert, @Nullable PersonId person, Step what, String detail) {
        events.add(alert, clock.instant(), what.name(), person == null ? null : person.value(), null, detail, null);
    }

    /** Tells a step that another person has to do with. */
    public void tell(Principal who, UUID alert, Step what, UUID other) {
        events.add(alert, clock.instant(), what.name(), who.person().value(), other, null, null);
    }
}
