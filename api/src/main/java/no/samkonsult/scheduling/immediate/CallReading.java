package no.samkonsult.scheduling.immediate;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.samkonsult.access.Scope;
import no.samkonsult.audit.Action;
import no.samkonsult.audit.AuditTrail;
import no.samkonsult.notification.NoticeState;
import no.samkonsult.patient.PatientRegister;
import no.samkonsult.platform.Acting;
import no.samkonsult.platform.Principal;
import no.samkonsult.scheduling.BookingGround;
import no.samkonsult.scheduling.Consultations;
import no.samkonsult.scheduling.MeetingLength;
import no.samkonsult.scheduling.immediate.choice.Candidate;
import no.samkonsult.scheduling.immediate.choice.Candidates;
import no.samkonsult.scheduling.immediate.choice.ChoiceRules;
import no.samkonsult.scheduling.immediate.choice.RoleChoice;
import no.samkonsult.shared.PatientId;
import no.samkonsult.shared.PersonId;
import no.samkonsult.shared.TimeRange;

/**
 * Calls as those see them who arrange them and those who are rung. The database's policies say which there are for whoever acts;
 * the names are read by the service, since whoever is rung has no ground for the patient yet.
 */
@Singleton
public class CallReading {
    private static final Duration RECENT = Duration.ofHours(12);

    private final CallTable table;
    private final CallBook book;
    private final CallNews news;
    private final Candidates candidates;
    private final Consultations consultations;
    private final BookingGround grounds;
    private final PatientRegister patients;
    private final AuditTrail audit;
    private final Clock clock;

    CallReading(
            CallTable table,
            CallBook book,
            CallNews news,
            Candidates candidates,
            Consultations consultations,
            BookingGround grounds,
            PatientRegister patients,
            AuditTrail audit,
            Clock clock) {
        this.table = table;
        this.book = book;
        this.news = news;
        this.candidates = candidates;
        this.consultations = consultations;
        this.grounds = grounds;
        this.patients = patients;
        this.audit = audit;
        this.clock = clock;
    }

    /** Whom one could ring for a patient; nothing for whoever may not book for them. */
    @Acting
    Optional<CallPage> open(Principal who, CallForm form) {
        PatientId patient = form.patient();
        return grounds.toBook(who, patient)
                .flatMap(ground -> patients.find(who, patient, Scope.IDENTITY).map(found -> {
                    audit.record(who, patient, Action.SEARCH, "immediate", ground.name());
                    return new CallPage(
                            patient,
                            found.patient().name(),
                            form,
                            choices(who, form, candidates(who, patient, form.length(), form), List.of()),
                            book.inOwnName(() -> table.last(who.person(), who.employer())),
                            ringing(patient));
                }));
    }

    /** One, for those who arrange it and those who are rung. That somebody who is rung sees it is told to whoever rang. */
    @Acting
    Optional<CallView> one(Principal who, UUID id, CallForm form) {
        boolean arranged = table.isArranged(id);
        if (!arranged && !table.isRung(id)) {
            book.turnAway(who, id);
            return Optional.empty();
        }
        Instant now = clock.instant();
        Call call = book.inOwnName(() -> table.find(id).orElseThrow());
        Optional<Ring> me = call.ring(who);
        boolean arranging = arranged && arranges(who, call);
        if (me.isEmpty() && !arranging) {
            book.turnAway(who, id);
            return Optional.empty();
        }
        book.record(who, call, Action.READ);
        me.filter(ring -> ring.isOpen(now) && ring.seenAt() == null).ifPresent(ring -> see(call, ring, now));
        Map<PersonId, NoticeState> told = arranging ? news.told(call) : Map.of();
        return Optional.of(
                new CallView(call, me, arranging, now, told, arranging ? more(who, call, form) : List.of(), form));
    }

    /** Those that ring for whoever acts now. */
    @Acting
    public List<Call> waitingFor(Principal who) {
        if (who.role().isPrivate() || !who.role().meets()) {
            return List.of();
        }
        List<Call> found = find(table.waiting(who.person(), clock.instant()));
        found.forEach(call -> book.record(who, call, Action.READ));
        return found;
    }

    /** Those that one has made in the last hours, the latest first. */
    @Acting
    List<Call> madeBy(Principal who) {
        List<Call> found = find(table.madeSince(who.person(), clock.instant().minus(RECENT)));
        found.forEach(call -> book.record(who, call, Action.READ));
        return found;
    }

    /** Whether one decides over it: having made it, or booking for the patient at the same office. */
    boolean arranges(Principal who, Call call) {
        boolean made = !who.role().isPrivate() && call.caller().equals(who.person());
        return made
                || call.organisation().equals(who.organisation())
                        && grounds.of(who, call.patient()).isPresent();
    }

    /** Whether there is such a call for whoever acts. */
    @Acting
    boolean isVisible(Principal who, UUID id) {
        return table.isArranged(id) || table.isRung(id);
    }

    /** The call that rings for a patient, where there is one. */
    Optional<Outcome.Already> ringing(PatientId patient) {
        return book.inOwnName(() -> table.ringing(patient))
                .map(id -> new Outcome.Already(table.isArranged(id) ? id : null));
    }

    /** Whether more people can be rung: a call that was stopped is over, and so is one whose consultation is. */
    boolean canRingMore(Call call) {
        UUID consultation = call.consultation();
        return call.state() != Call.State.STOPPED
                && (consultation == null
                        || book.inOwnName(() -> consultations.find(consultation))
                                .filter(is -> CallRules.isOn(is, clock.instant()))
                                .isPresent());
    }

    private List<Call> find(List<UUID> ids) {
        return ids.isEmpty() ? List.of() : book.inOwnName(() -> table.find(ids));
    }

    private void see(Call call, Ring ring, Instant now) {
        book.inOwnName(() -> {
            table.see(call.id(), ring.person(), now);
            news.changed(call);
            return ring;
        });
    }

    /** Others to ring, in the roles that nobody has joined in; nobody where it is over. */
    private List<RoleChoice> more(Principal who, Call call, CallForm form) {
        if (grounds.toBook(who, call.patient()).isEmpty() || !canRingMore(call)) {
            return List.of();
        }
        Instant now = clock.instant();
        List<Candidate> others = candidates(who, call.patient(), call.length(), form).stream()
                .filter(candidate -> call.rings().stream()
                        .noneMatch(ring -> ring.state() == Ring.State.JOINED && ring.role() == candidate.role()
                                || ring.isOpen(now) && ring.person().equals(candidate.person())))
                .toList();
        return choices(
                who, form, others, call.rings().stream().map(Ring::person).toList());
    }

    private static List<RoleChoice> choices(Principal who, CallForm form, List<Candidate> found, List<PersonId> rung) {
        return form.isSent() ? ChoiceRules.chosen(found, form.ticked()) : ChoiceRules.choices(found, who.role(), rung);
    }

    /** The nearest, and whoever is ticked already. */
    private List<Candidate> candidates(Principal who, PatientId patient, MeetingLength length, CallForm form) {
        TimeRange time = TimeRange.of(CallRules.beginning(clock.instant()), length.duration());
        var found = new ArrayList<>(candidates.nearest(who, patient, time, form.name()));
        if (!form.people().isEmpty()) {
            found.addAll(candidates.named(who, patient, time, form.people()));
        }
        return found;
    }
}
