package no.samkonsult.alert.handling;

import jakarta.inject.Singleton;
import java.util.UUID;
import no.samkonsult.alert.KnownAlerts;
import no.samkonsult.alert.KnownAlerts.Known;
import no.samkonsult.alert.Status;
import no.samkonsult.alert.contact.Way;
import no.samkonsult.alert.handling.Result.Refusal;
import no.samkonsult.alert.history.History;
import no.samkonsult.alert.history.Step;
import no.samkonsult.platform.Acting;
import no.samkonsult.platform.Principal;
import org.jspecify.annotations.Nullable;

/** Writes down a try to reach a patient who does not answer (ikkje svar), for the next one who takes the alert to see. */
@Singleton
class Trying {
    private final KnownAlerts known;
    private final History history;

    Trying(KnownAlerts known, History history) {
        this.known = known;
        this.history = history;
    }

    @Acting
    Result tried(Principal who, UUID id, @Nullable Way way, String note) {
        return known.find(who, id)
                .map(found -> tried(who, found, way, note.strip()))
                .orElseGet(Result.Unknown::new);
    }

    private Result tried(Principal who, Known found, @Nullable Way way, String note) {
        if (way == null) {
            return Result.refused(Refusal.WAY_NEEDED);
        }
        if (found.alert().status() == Status.CLOSED) {
            return Result.refused(Refusal.CLOSED);
        }
        history.tell(who, found.id(), Step.TRIED, way.name(), note.isEmpty() ? null : note);
        known.changed(who, found);
        return new Result.Done();
    }
}
