package no.samkonsult.alert.handling;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.samkonsult.alert.Alert;
import no.samkonsult.alert.KnownAlerts;
import no.samkonsult.alert.escalation.Dispatch;
import no.samkonsult.alert.escalation.Dispatches;
import no.samkonsult.alert.history.AlertEvent;
import no.samkonsult.alert.history.History;
import no.samkonsult.alert.missing.Missing;
import no.samkonsult.alert.missing.MissingMeasurements;
import no.samkonsult.audit.Action;
import no.samkonsult.measurement.answer.Response;
import no.samkonsult.measurement.answer.Responses;
import no.samkonsult.measurement.answer.StruckOut;
import no.samkonsult.patient.header.Header;
import no.samkonsult.patient.header.Headers;
import no.samkonsult.platform.Acting;
import no.samkonsult.platform.Principal;
import no.samkonsult.shared.PatientId;
import org.jspecify.annotations.Nullable;

/** Reads all there is to see of one alert, and records that. */
@Singleton
class AlertReading {
    private static final int MOST_ANSWERS = 100;

    private final KnownAlerts known;
    private final History history;
    private final HandingOver handingOver;
    private final Closing closing;
    private final Headers headers;
    private final Dispatches dispatches;
    private final MissingMeasurements missing;
    private final Responses responses;

    AlertReading(
            KnownAlerts known,
            History history,
            HandingOver handingOver,
            Closing closing,
            Headers headers,
            Dispatches dispatches,
            MissingMeasurements missing,
            Responses responses) {
        this.known = known;
        this.history = history;
        this.handingOver = handingOver;
        this.closing = closing;
        this.headers = headers;
        this.dispatches = dispatches;
        this.missing = missing;
        this.responses = responses;
    }

    /**
     * @param colleagues those whom whoever has it may give it on to; nobody where somebody else has it
     * @param mayWrite whether the patient can be written to
     * @param dispatches who has been told of it
     * @param missing what is waited for, where that is what it is about
     * @param struckOut that the answers that it stands on have been taken out of account, where they have
     */
    record Whole(
            Alert alert,
            List<AlertEvent> events,
            List<Colleague> colleagues,
            boolean mayWrite,
            Header header,
            List<Dispatch> dispatches,
            List<Missing> missing,
            @Nullable StruckOut struckOut) {}

    @Acting
    Optional<Whole> read(Principal who, UUID id) {
        return known.find(who, id).map(found -> {
            known.record(who, found, Action.READ);
            boolean mine = who.person().value().equals(found.alert().takenBy());
            return new Whole(
                    found.alert(),
                    history.of(id),
                    mine ? handingOver.colleagues(who) : List.of(),
                    closing.mayWrite(who, found),
                    headers.of(who, new PatientId(found.alert().patientId()), found.ground()),
                    dispatches.of(who, id),
                    missing(who, found.alert()),
                    struckOut(who, found.alert()));
        });
    }

    private @Nullable StruckOut struckOut(Principal who, Alert alert) {
        Instant answered = alert.effectiveAt();
        if (answered == null || alert.answered() == null) {
            return null;
        }
        var patient = new PatientId(alert.patientId());
        return responses.since(who, patient, answered, MOST_ANSWERS).stream()
                .filter(each -> each.questionnaire().equals(alert.ruleSubject())
                        && each.authoredAt().equals(answered))
                .findFirst()
                .map(Response::struckOut)
                .orElse(null);
    }

    private List<Missing> missing(Principal who, Alert alert) {
        return missing.ofPatient(who, new PatientId(alert.patientId())).stream()
                .filter(each -> each.subject().rule().equals(alert.rule()))
                .toList();
    }
}
