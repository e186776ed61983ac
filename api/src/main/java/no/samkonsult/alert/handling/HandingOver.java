package no.samkonsult.alert.handling;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import no.samkonsult.alert.Duty;
import no.samkonsult.alert.KnownAlerts;
import no.samkonsult.alert.KnownAlerts.Known;
import no.samkonsult.alert.handling.Result.Refusal;
import no.samkonsult.alert.history.History;
import no.samkonsult.alert.history.Step;
import no.samkonsult.platform.Acting;
import no.samkonsult.platform.Principal;

/** Gives an alert on to a named colleague of the same service. Until they accept, it stays with whoever gives it. */
@Singleton
class HandingOver {
    private final KnownAlerts known;
    private final Holders holders;
    private final Duty duty;
    private final History history;
    private final Clock clock;

    HandingOver(KnownAlerts known, Holders holders, Duty duty, History history, Clock clock) {
        this.known = known;
        this.holders = holders;
        this.duty = duty;
        this.history = history;
        this.clock = clock;
    }

    /** Those to whom somebody may give an alert on. */
    @Acting
    List<Colleague> colleagues(Principal who) {
        return who.organisation() == null
                ? List.of()
                : holders.colleagues(who.person().value(), who.organisation().value());
    }

    @Acting
    Result offer(Principal who, UUID id, UUID to) {
        return known.find(who, id).map(found -> offer(who, found, to)).orElseGet(Result.Unknown::new);
    }

    @Acting
    Result decline(Principal who, UUID id) {
        return known.find(who, id).map(found -> decline(who, found)).orElseGet(Result.Unknown::new);
    }

    @Acting
    Result accept(Principal who, UUID id) {
        return known.find(who, id).map(found -> accept(who, found)).orElseGet(Result.Unknown::new);
    }

    private Result offer(Principal who, Known found, UUID to) {
        if (colleagues(who).stream().noneMatch(colleague -> colleague.id().equals(to))) {
            return Result.refused(Refusal.NO_COLLEAGUE);
        }
        if (holders.offer(found.id(), who.person().value(), to) == 0) {
            return Result.refused(Refusal.NOT_HELD);
        }
        history.tell(who, found.id(), Step.OFFERED, to);
        known.changed(who, found);
        return new Result.Done();
    }

    private Result decline(Principal who, Known found) {
        if (holders.decline(found.id(), who.person().value()) == 0) {
            return Result.refused(Refusal.NOT_OFFERED);
        }
        history.tell(
                who,
                found.id(),
                Step.DECLINED,
                Objects.requireNonNull(found.alert().takenBy()));
        known.changed(who, found);
        return new Result.Done();
    }

    private Result accept(Principal who, Known found) {
        if (holders.accept(found.id(), who.person().value(), clock.instant()) == 0) {
            return Result.refused(Refusal.NOT_OFFERED);
        }
        duty.end(found.id());
        duty.keep(who, found);
        known.changed(who, found);
        return new Result.Done();
    }
}
