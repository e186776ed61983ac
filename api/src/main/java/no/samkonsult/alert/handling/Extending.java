package no.samkonsult.alert.handling;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.UUID;
import no.samkonsult.alert.KnownAlerts;
import no.samkonsult.alert.KnownAlerts.Known;
import no.samkonsult.alert.handling.Result.Refusal;
import no.samkonsult.alert.history.History;
import no.samkonsult.alert.history.Step;
import no.samkonsult.platform.Acting;
import no.samkonsult.platform.Principal;

/** Gives whoever has an alert more time with it (treng meir tid), once, for a reason that the others see. */
@Singleton
class Extending {
    private final KnownAlerts known;
    private final Holders holders;
    private final History history;
    private final Clock clock;

    Extending(KnownAlerts known, Holders holders, History history, Clock clock) {
        this.known = known;
        this.holders = holders;
        this.history = history;
        this.clock = clock;
    }

    @Acting
    Result extend(Principal who, UUID id, String reason) {
        return known.find(who, id)
                .map(found -> extend(who, found, reason.strip()))
                .orElseGet(Result.Unknown::new);
    }

    private Result extend(Principal who, Known found, String reason) {
        if (reason.isEmpty()) {
            return Result.refused(Refusal.REASON_NEEDED);
        }
        if (holders.extend(found.id(), who.person().value(), clock.instant()) == 0) {
            boolean mine = who.person().value().equals(found.alert().takenBy());
            return Result.refused(mine && found.alert().extended() ? Refusal.EXTENDED_BEFORE : Refusal.NOT_HELD);
        }
        history.tell(who, found.id(), Step.EXTENDED, null, reason);
        known.changed(who, found);
        return new Result.Done();
    }
}
