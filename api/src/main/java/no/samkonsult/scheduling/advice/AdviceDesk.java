package no.samkonsult.scheduling.advice;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import no.samkonsult.access.Access;
import no.samkonsult.access.Ground;
import no.samkonsult.access.Scope;
import no.samkonsult.audit.Action;
import no.samkonsult.audit.AuditTrail;
import no.samkonsult.platform.Acting;
import no.samkonsult.platform.Principal;
import no.samkonsult.platform.SystemPrincipal;
import no.samkonsult.platform.Transactions;
import no.samkonsult.scheduling.advice.AdviceEntry.Kind;
import no.samkonsult.scheduling.advice.IdentityNumberRules.Found;
import no.samkonsult.shared.InvalidInput;
import no.samkonsult.shared.PatientId;
import no.samkonsult.shared.PersonId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where a question is asked, and where it is taken, handed on and turned into a consultation. */
@Singleton
class AdviceDesk {
    private static final Logger LOG = LoggerFactory.getLogger(AdviceDesk.class);

    private final AdviceTable table;
    private final AdviceReading reading;
    private final Recipients recipients;
    private final AdviceGrounds grounds;
    private final AdviceNews news;
    private final Access access;
    private final Transactions transactions;
    private final AuditTrail audit;
    private final Clock clock;

    AdviceDesk(
            AdviceTable table,
            AdviceReading reading,
            Recipients recipients,
            AdviceGrounds grounds,
            AdviceNews news,
            Access access,
            Transactions transactions,
            AuditTrail audit,
            Clock clock) {
        this.table = table;
        this.reading = reading;
        this.recipients = recipients;
        this.grounds = grounds;
        this.news = news;
        this.access = access;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    /** The ground to ask about a patient by name. */
    @Acting
    Optional<Ground> toAsk(Principal who, PatientId patient) {
        return Advice.isAskedBy(who.role())
                ? access.ground(who, patient, Scope.MEASUREMENTS).filter(Ground::isOngoing)
                : Optional.empty();
    }

    @Acting
    AdviceOutcome ask(Principal who, AdviceWish wish) {
        Instant now = clock.instant();
        PatientId patient = wish.patient();
        if (!Advice.isAskedBy(who.role())
                || patient != null && toAsk(who, patient).isEmpty()) {
            return new AdviceOutcome.Unknown();
        }
        if (!wish.deadline().isAfter(now) || wish.deadline().isAfter(now.plus(AdviceRules.LONGEST))) {
            throw new InvalidInput("deadline", "must be within %d days".formatted(AdviceRules.LONGEST.toDays()));
        }
        if (recipients.find(who, wish.recipient()).isEmpty()) {
            throw new InvalidInput("to", "is no specialist's department, and no specialist but oneself");
        }
        Found digits = patient == null ? IdentityNumberRules.find(wish.question()) : Found.NOTHING;
        return isRefused(digits, wish.digitsMeant()) ? new AdviceOutcome.HoldsDigits(digits) : add(who, wish, now);
    }

    private AdviceOutcome add(Principal who, AdviceWish wish, Instant now) {
        UUID id = UUID.randomUUID();
        inOwnName(() -> {
            table.add(id, wish, who, now);
            table.write(id, Kind.QUESTION, who, now, wish.question());
        });
        PersonId holder = wish.recipient().person();
        if (holder != null) {
            grounds.open(id, wish.patient(), holder, wish.recipient().hospital(), now);
            news.asked(id, holder, now);
        }
        audit.record(who, wish.patient(), Action.CREATE, "advice/" + id, Ground.ADVICE.name());
        LOG.info("advice={} asked by={}", id, who.person());
        return new AdviceOutcome.Done(id);
    }

    /** Takes a question from the department's queue. */
    @Acting
    AdviceOutcome take(Principal who, UUID id) {
        return act(who, id, Advice::mayTake, (advice, now) -> {
            inOwnName(() -> {
                table.hold(id, who.person(), advice.specialty());
                table.write(id, Kind.TAKEN, who, now, "");
            });
            grounds.open(id, advice.patient(), who.person(), advice.hospital(), now);
        });
    }

    /** Hands a question that one holds on to a colleague of the same hospital. */
    @Acting
    AdviceOutcome handOn(Principal who, UUID id, Recipient colleague) {
        PersonId holder = colleague.person();
        if (holder == null || recipients.find(who, colleague).isEmpty()) {
            throw new InvalidInput("to", "is no colleague");
        }
        return act(
                who,
                id,
                advice -> advice.mayAnswer() && advice.hospital().equals(colleague.hospital()),
                (advice, now) -> {
                    inOwnName(() -> {
                        table.hold(id, holder, colleague.specialty());
                        table.write(id, Kind.HANDED_ON, who, now, "");
                    });
                    release(advice, now);
                    grounds.open(id, advice.patient(), holder, advice.hospital(), now);
                    news.silence(id);
                    news.asked(id, holder, now);
                });
    }

    /** Writes something: an answer, a question back, what was asked for, or why it is given back or withdrawn. */
    @Acting
    AdviceOutcome write(Principal who, UUID id, AdviceWords said) {
        Optional<Advice> found = locked(who, id);
        if (found.isEmpty()) {
            return new AdviceOutcome.Unknown();
        }
        Advice advice = found.get();
        if (!said.isFor(advice)) {
            return new AdviceOutcome.Closed();
        }
        Found digits = advice.hasIdentity() ? Found.NOTHING : IdentityNumberRules.find(said.words());
        if (isRefused(digits, said.digitsMeant())) {
            return new AdviceOutcome.HoldsDigits(digits);
        }
        Instant now = clock.instant();
        inOwnName(() -> write(who, advice, said, now));
        follow(advice, said.kind(), now);
        reading.record(who, advice, Action.UPDATE);
        return new AdviceOutcome.Done(id);
    }

    private void write(Principal who, Advice advice, AdviceWords said, Instant now) {
        UUID id = advice.id();
        switch (said.kind()) {
            case ANSWER -> table.end(id, Advice.State.ANSWERED, now);
            case WITHDRAWN -> table.end(id, Advice.State.WITHDRAWN, now);
            case MORE -> table.question(id);
            case RETURNED -> table.hold(id, null, advice.specialty());
            case REPLY -> table.reopen(id, AdviceRules.deadlineAfterReply(advice.deadline(), askedBack(id), now));
            case QUESTION, TAKEN, HANDED_ON -> throw new IllegalArgumentException(said.kind() + " is not written so");
        }
        table.write(id, said.kind(), who, now, said.words());
    }

    /** What comes of it for others: who may see the patient, and who is told. */
    private void follow(Advice advice, Kind kind, Instant now) {
        UUID id = advice.id();
        switch (kind) {
            case ANSWER -> {
                grounds.closeSoon(id, now);
                news.answered(id, advice.asker(), now);
            }
            case WITHDRAWN -> {
                grounds.close(id, now);
                news.silence(id);
            }
            case MORE -> news.questioned(id, advice.asker(), now);
            case RETURNED -> release(advice, now);
            case REPLY -> {
                PersonId holder = advice.holder();
                if (holder != null) {
                    news.asked(id, holder, now);
                }
            }
            case QUESTION, TAKEN, HANDED_ON -> {}
        }
    }

    /** One of the two goes on to book: a consultation with both of them takes its place. */
    @Acting
    AdviceOutcome turn(Principal who, UUID id) {
        return act(who, id, Advice::mayTurn, (_, now) -> inOwnName(() -> table.turn(id, now)));
    }

    /** It is written in one's organisation's own record too. */
    @Acting
    AdviceOutcome file(Principal who, UUID id) {
        return act(who, id, Advice::mayFile, (_, now) -> inOwnName(() -> table.file(id, who, now)));
    }

    private AdviceOutcome act(Principal who, UUID id, Predicate<Advice> may, BiConsumer<Advice, Instant> work) {
        Optional<Advice> found = locked(who, id);
        if (found.isEmpty()) {
            return new AdviceOutcome.Unknown();
        }
        if (!may.test(found.get())) {
            return new AdviceOutcome.Closed();
        }
        work.accept(found.get(), clock.instant());
        reading.record(who, found.get(), Action.UPDATE);
        return new AdviceOutcome.Done(id);
    }

    private void release(Advice advice, Instant now) {
        PersonId holder = advice.holder();
        if (holder != null && advice.hasIdentity()) {
            grounds.close(advice.id(), holder, now);
        }
    }

    /** As it is when nobody else does anything with it any more. */
    private Optional<Advice> locked(Principal who, UUID id) {
        Optional<Advice> visible = reading.find(who, id);
        if (visible.isEmpty()) {
            return visible;
        }
        inOwnName(() -> table.lock(id));
        return reading.find(who, id);
    }

    private Instant askedBack(UUID id) {
        return table.entries(id).stream()
                .filter(entry -> entry.kind() == Kind.MORE)
                .reduce((_, later) -> later)
                .map(AdviceEntry::at)
                .orElseThrow();
    }

    private static boolean isRefused(Found digits, boolean meant) {
        return digits == Found.IDENTITY_NUMBER || digits == Found.ELEVEN_DIGITS && !meant;
    }

    private void inOwnName(Runnable work) {
        transactions.as(SystemPrincipal.ADVICE, _ -> {
            work.run();
            return work;
        });
    }
}
