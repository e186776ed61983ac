package no.samkonsult.alert.handling;

import jakarta.inject.Singleton;
import java.util.UUID;
import no.samkonsult.alert.Desk;
import no.samkonsult.alert.KnownAlerts;
import no.samkonsult.alert.KnownAlerts.Known;
import no.samkonsult.alert.Outcome;
import no.samkonsult.alert.message.Messages;
import no.samkonsult.platform.Acting;
import no.samkonsult.platform.Principal;
import no.samkonsult.shared.PatientId;
import org.jspecify.annotations.Nullable;

/** Closes an alert and tells the patient, both or neither. */
@Singleton
class Closing {
    private final Desk desk;
    private final KnownAlerts known;
    private final Messages messages;

    Closing(Desk desk, KnownAlerts known, Messages messages) {
        this.desk = desk;
        this.known = known;
        this.messages = messages;
    }

    /** @param message what the patient is told; null where nothing is */
    @Acting
    Desk.Result close(
            Principal who, UUID id, Outcome outcome, @Nullable String note, Messages.@Nullable Draft message) {
        return message == null
                ? desk.close(who, id, outcome, note)
                : known.find(who, id)
                        .filter(found -> mayWrite(who, found))
                        .map(found -> close(who, found, outcome, note, message))
                        .orElseGet(Desk.Result.Unknown::new);
    }

    /** Whether the patient can be told at all: they may have barred it. */
    @Acting
    boolean mayWrite(Principal who, Known found) {
        return messages.mayWrite(who, patient(found), found.ground());
    }

    private Desk.Result close(
            Principal who, Known found, Outcome outcome, @Nullable String note, Messages.Draft message) {
        Desk.Result result = desk.close(who, found.id(), outcome, note);
        if (result instanceof Desk.Result.Done) {
            messages.write(who, patient(found), found.id(), message);
        }
        return result;
    }

    private static PatientId patient(Known found) {
        return new PatientId(found.alert().patientId());
    }
}
