package no.samkonsult.alert.work;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.samkonsult.alert.Alert;
import no.samkonsult.alert.Desk;
import no.samkonsult.alert.history.AlertEvent;
import no.samkonsult.alert.history.History;
import no.samkonsult.platform.Acting;
import no.samkonsult.platform.Principal;

/** Reads all there is to see of one alert, and records that. */
@Singleton
class AlertReading {
    private final Desk desk;
    private final History history;
    private final HandingOver handingOver;

    AlertReading(Desk desk, History history, HandingOver handingOver) {
        this.desk = desk;
        this.history = history;
        this.handingOver = handingOver;
    }

    /** @param colleagues those whom whoever has it may give it on to; nobody where somebody else has it */
    record Whole(Alert alert, List<AlertEvent> events, List<Colleague> colleagues) {}

    @Acting
    Optional<Whole> read(Principal who, UUID id) {
        return desk.find(who, id)
                .map(alert -> new Whole(
                        alert,
                        history.of(id),
                        who.person().value().equals(alert.takenBy()) ? handingOver.colleagues(who) : List.of()));
    }
}
