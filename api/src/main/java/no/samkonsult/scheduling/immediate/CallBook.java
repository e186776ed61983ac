package no.samkonsult.scheduling.immediate;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import no.samkonsult.access.Ground;
import no.samkonsult.audit.Action;
import no.samkonsult.audit.AuditTrail;
import no.samkonsult.platform.Principal;
import no.samkonsult.platform.SystemPrincipal;
import no.samkonsult.platform.Transactions;
import no.samkonsult.shared.PatientId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What everybody who does something to a call does to it, in the transaction of the caller and in the service's own name. */
@Singleton
class CallBook {
    private static final Logger LOG = LoggerFactory.getLogger(CallBook.class);

    private final CallTable table;
    private final CallNews news;
    private final AlertLog alerts;
    private final CallMetrics metrics;
    private final Transactions transactions;
    private final AuditTrail audit;
    private final Clock clock;

    CallBook(
            CallTable table,
            CallNews news,
            AlertLog alerts,
            CallMetrics metrics,
            Transactions transactions,
            AuditTrail audit,
            Clock clock) {
        this.table = table;
        this.news = news;
        this.alerts = alerts;
        this.metrics = metrics;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    <T extends @Nullable Object> T inOwnName(Supplier<T> work) {
        return transactions.as(SystemPrincipal.IMMEDIATE, _ -> work.get());
    }

    /** As it is when nobody else does anything to it any more; nothing where whoever acts neither arranges it nor is rung. */
    Optional<Call> locked(Principal who, UUID id) {
        if (!table.isArranged(id) && !table.isRung(id)) {
            turnAway(who, id);
            return Optional.empty();
        }
        return Optional.of(inOwnName(() -> {
            table.lock(id);
            return table.find(id).orElseThrow();
        }));
    }

    /** Records that somebody asked for what is not theirs to see, or is not there: the answer is the same. */
    void turnAway(Principal who, UUID id) {
        PatientId patient = inOwnName(() -> table.patientOf(id)).orElse(null);
        audit.record(who, patient, Action.DENIED, entity(id), "NONE");
    }

    void record(Principal who, Call call, Action action) {
        audit.record(who, call.patient(), action, entity(call.id()), Ground.CONSULTATION.name());
    }

    static String entity(UUID id) {
        return "immediate/" + id;
    }

    /** Ends rings, takes back what has not gone out of them, and says so to those whom something has reached for nothing. */
    void end(Call call, Collection<Ring> rings, Ring.State state) {
        if (!rings.isEmpty()) {
            inOwnName(() -> {
                table.end(call.id(), rings, state, clock.instant());
                news.silence(call, rings);
                if (state.isLettingGo()) {
                    news.letGo(call, rings);
                }
                return state;
            });
        }
    }

    /** Finds out where it stands by now, and tells those who look at it. */
    Call settle(UUID id) {
        return inOwnName(() -> {
            Call call = table.find(id).orElseThrow();
            Call.State state = CallRules.state(call, clock.instant());
            if (state != call.state()) {
                stands(call, state);
            }
            news.changed(call);
            return call;
        });
    }

    /** Rings no more: what somebody has said yes to goes on, and else it is over. */
    void stop(Call call) {
        inOwnName(() -> {
            end(call, call.unended(), Ring.State.STOPPED);
            if (call.consultation() == null) {
                stands(call, Call.State.STOPPED);
                news.changed(call);
                return call;
            }
            return settle(call.id());
        });
    }

    void tell(Call call, AlertLog.Step step, @Nullable Principal who) {
        UUID alert = call.alert();
        if (alert != null) {
            alerts.tell(alert, who == null ? null : who.person(), step);
        }
    }

    private void stands(Call call, Call.State state) {
        table.state(call.id(), state);
        metrics.stands(state);
        if (state == Call.State.UNANSWERED) {
            tell(call, AlertLog.Step.NOBODY, null);
        }
        LOG.info("immediate={} state={}", call.id(), state);
    }
}
