package no.samkonsult.alert.handling;

import jakarta.inject.Singleton;
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
import no.samkonsult.patient.header.Header;
import no.samkonsult.patient.header.Headers;
import no.samkonsult.platform.Acting;
import no.samkonsult.platform.Principal;
import no.samkonsult.shared.PatientId;

/** Reads all there is to see of one alert, and records that. */
@Singleton
class AlertReading {
    private final KnownAlerts known;
    private final History history;
    private final HandingOver handingOver;
    private final Closing closing;
    private final Headers headers;
    private final Dispatches dispatches;
    private final MissingMeasurements missing;

    AlertReading(
            KnownAlerts known,
            History history,
            HandingOver handingOver,
            Closing closing,
            Headers headers,
            Dispatches dispatches,
            MissingMeasurements missing) {
        this.known = known;
        this.history = history;
        this.handingOver = handingOver;
        this.closing = closing;
        this.headers = headers;
        this.dispatches = dispatches;
        this.missing = missing;
    }

    /**
     * @param colleagues those whom whoever has it may give it on to; nobody where somebody else has it
     * @param mayWrite whether the patient can be written to
     * @param dispatches who has been told of it
     * @param missing what is waited for, where that is what it is about
     */
    record Whole(
            Alert alert,
            List<AlertEvent> events,
            List<Colleague> colleagues,
            boolean mayWrite,
            Header header,
            List<Dispatch> dispatches,
            List<Missing> missing) {}

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
                    missing(who, found.alert()));
        });
    }

    private List<Missing> missing(Principal who, Alert alert) {
        return missing.ofPatient(who, new PatientId(alert.patientId())).stream()
                .filter(each -> each.subject().rule().equals(alert.rule()))
                .toList();
    }
}
