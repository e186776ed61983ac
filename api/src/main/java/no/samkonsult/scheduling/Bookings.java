package no.samkonsult.scheduling;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.samkonsult.access.Access;
import no.samkonsult.access.Ground;
import no.samkonsult.access.Scope;
import no.samkonsult.audit.Action;
import no.samkonsult.audit.AuditTrail;
import no.samkonsult.organisation.hours.WallClockRules;
import no.samkonsult.platform.Acting;
import no.samkonsult.platform.Principal;
import no.samkonsult.platform.SystemPrincipal;
import no.samkonsult.platform.Transactions;
import no.samkonsult.scheduling.SearchResult.Candidate;
import no.samkonsult.scheduling.invitation.Invitations;
import no.samkonsult.scheduling.overbooking.Overbooking;
import no.samkonsult.scheduling.resource.Resources;
import no.samkonsult.shared.InvalidInput;
import no.samkonsult.shared.PatientId;
import no.samkonsult.shared.PersonId;
import no.samkonsult.shared.Role;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Consultations as people book, see and cancel them.
 *
 * <p>A booking takes the time of everybody in every organisation, or of nobody. The database refuses what would book a
 * person twice; whoever comes second is told what else is free.
 */
@Singleton
public class Bookings {
    private static final Logger LOG = LoggerFactory.getLogger(Bookings.class);
    private static final int ATTEMPTS = 3;
    private static final int MOST_A_DAY = 50;
    private static final int MOST_COMING = 10;
    private static final int MOST_ALTERNATIVES = 4_096;

    /** Less than it takes to see that they are there. What was free when they were found may be taken before it is chosen in any case. */
    private static final Duration ALTERNATIVES_LAST = Duration.ofMillis(250);

    private final Reservations reservations;
    private final Consultations consultations;
    private final JointSearch search;
    private final BookingGround grounds;
    private final Resources resources;
    private final Access access;
    private final Invitations invitations;
    private final AuditTrail audit;
    private final Transactions transactions;
    private final Clock clock;

    /**
     * What else is free, by what was wanted. It is the same to all who may book for the patient, since they name whom they ask for and
     * are told of nobody else; those who lose a time in the same moment share one search.
     */
    private final Cache<BookingRequest, List<Candidate>> alternatives = Caffeine.newBuilder()
            .expireAfterWrite(ALTERNATIVES_LAST)
            .initialCapacity(MOST_ALTERNATIVES)
            .maximumSize(MOST_ALTERNATIVES)
            .build();

    Bookings(
            Reservations reservations,
            Consultations consultations,
            JointSearch search,
            BookingGround grounds,
            Resources resources,
            Access access,
            Invitations invitations,
            AuditTrail audit,
            Transactions transactions,
            Clock clock) {
        this.reservations = reservations;
        this.consultations = consultations;
        this.search = search;
        this.grounds = grounds;
        this.resources = resources;
        this.access = access;
        this.invitations = invitations;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Books, trying anew when a race was lost over time that may still be free. Not one transaction: each attempt is. */
    public Booking book(Principal who, BookingRequest request) {
        if (request.start().isBefore(clock.instant())) {
            throw new InvalidInput("start", "is in the past");
        }
        Look look = transactions.as(who, _ -> look(who, request));
        if (look.ground().isEmpty()) {
            return new Booking.Unknown();
        }
        if (request.overbooking() != null && !who.role().mayOverbook()) {
            turnAway(who, request.overbooking());
        }
        if (look.taken() && request.overbooking() == null) {
            return taken(who, request);
        }
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            switch (reservations.attempt(who, request, look.ground().get())) {
                case Reservations.Attempt.Made(Consultation consultation) -> {
                    LOG.info("consultation={} booked by={}", consultation.id(), who.person());
                    return new Booking.Booked(consultation);
                }
                case Reservations.Attempt.NotFree() -> {
                    return taken(who, request);
                }
                case Reservations.Attempt.LostRace() -> {}
            }
        }
        return taken(who, request);
    }

    /** What one look tells: in a rush for one time, all but the first gather no calendars to find out that it is taken. */
    private record Look(Optional<Ground> ground, boolean taken) {}

    private Look look(Principal who, BookingRequest request) {
        return new Look(
                grounds.toBook(who, request.patient()),
                consultations.isTaken(request.attendees().required(), request.time(), clock.instant()));
    }

    private Booking taken(Principal who, BookingRequest request) {
        return new Booking.Taken(alternatives.get(request, wanted -> search.alternatives(who, wanted)));
    }

    private void turnAway(Principal who, Overbooking overbooking) {
        transactions.as(who, _ -> {
            audit.record(who, null, Action.DENIED, "overbooking/" + overbooking.person(), "NONE");
            return overbooking;
        });
        throw new InvalidInput("overbook", "is not for your role");
    }

    /** Cancels, and gives everybody's time back. The reason is for the participants to read. */
    @Acting
    public Cancellation cancel(Principal who, UUID id, String reason) {
        Optional<Consultation> found = consultations.find(id).filter(consultation -> mayCancel(who, consultation));
        if (found.isEmpty()) {
            turnAway(who, id);
            return new Cancellation.Unknown();
        }
        Instant now = clock.instant();
        Consultation consultation = found.get();
        if (!consultation.time().end().isAfter(now)) {
            return new Cancellation.TooLate();
        }
        if (!consultations.cancel(id, who.person(), now, reason)) {
            return new Cancellation.AlreadyCancelled();
        }
        access.withdraw(ParticipantGrounds.relationSource(id));
        invitations.settle(id);
        audit.record(who, consultation.patient(), Action.UPDATE, "consultation/" + id, Ground.CONSULTATION.name());
        LOG.info("consultation={} cancelled by={}", id, who.person());
        return new Cancellation.Cancelled(consultations.find(id).orElseThrow());
    }

    /** Those that one takes part in or has booked for others, soonest first. */
    @Acting
    public List<Consultation> mine(Principal who, Instant from, int limit) {
        List<Consultation> mine = consultations.findMine(who.person(), from, limit);
        mine.forEach(consultation -> read(who, consultation, Ground.CONSULTATION));
        return mine;
    }

    /** What is left of one's consultations on a day: those that were not cancelled, soonest first. */
    @Acting
    public List<Consultation> onDay(Principal who, LocalDate day) {
        Instant end = day.plusDays(1).atStartOfDay(WallClockRules.ZONE).toInstant();
        List<Consultation> found =
                consultations
                        .findMine(
                                who.person(),
                                day.atStartOfDay(WallClockRules.ZONE).toInstant(),
                                MOST_A_DAY)
                        .stream()
                        .filter(consultation -> consultation.isBooked()
                                && consultation.time().start().isBefore(end))
                        .toList();
        found.forEach(consultation -> read(who, consultation, Ground.CONSULTATION));
        return found;
    }

    /** A patient's coming consultations, soonest first, of those that one may see. */
    @Acting
    public List<Consultation> coming(Principal who, PatientId patient) {
        return consultations.findComing(patient, clock.instant(), MOST_COMING).stream()
                .filter(consultation -> isRead(who, consultation))
                .toList();
    }

    /** One, for whoever takes part, has booked it, or may book for the patient. */
    @Acting
    public Optional<Consultation> one(Principal who, UUID id) {
        Optional<Consultation> found = consultations.find(id);
        if (found.isEmpty()) {
            turnAway(who, id);
            return found;
        }
        return found.filter(consultation -> isRead(who, consultation));
    }

    /** Notes that one has rung somebody whom nothing else reached; false where one does not arrange the consultation. */
    @Acting
    public boolean rang(Principal who, UUID id, PersonId person) {
        Optional<Consultation> found = consultations.find(id).filter(consultation -> isArranging(who, consultation));
        if (found.isEmpty()) {
            turnAway(who, id);
            return false;
        }
        invitations.told(id, person);
        audit.record(who, found.get().patient(), Action.UPDATE, "consultation/" + id, Ground.CONSULTATION.name());
        return true;
    }

    /** The rooms and the equipment of one that somebody sees, with where they are. */
    @Acting
    List<String> resources(Principal who, Consultation consultation) {
        return resources.of(consultation.id()).stream()
                .map(resource -> "%s, %s".formatted(resource.name(), resource.organisationName()))
                .toList();
    }

    /** Whether one is to ring those whom nothing else reaches, and notes what they answer. */
    @Acting
    public boolean isArranging(Principal who, Consultation consultation) {
        return grounds.arranges(who) && mayCancel(who, consultation);
    }

    /** One that somebody at work may change, whatever has become of it. Who may not is turned away. */
    @Acting
    public Optional<Consultation> toChange(Principal who, UUID id) {
        Optional<Consultation> found = consultations.find(id).filter(consultation -> mayChange(who, consultation));
        if (found.isEmpty()) {
            turnAway(who, id);
        }
        return found;
    }

    /** Whether there is still something to move, or somebody to replace, for somebody who may. */
    @Acting
    public boolean isChangeable(Principal who, Consultation consultation) {
        return isCancellable(who, consultation) && mayChange(who, consultation);
    }

    /** Whether somebody who takes part, and moves nothing themself, may ask for another time. */
    boolean mayAsk(Principal who, Consultation consultation) {
        return isGuest(who, consultation)
                && consultation.isBooked()
                && consultation.time().end().isAfter(clock.instant());
    }

    /** Whether somebody takes part as the patient or as next of kin. */
    boolean isGuest(Principal who, Consultation consultation) {
        return who.role().isPrivate() && isInvolved(who, consultation);
    }

    /** Records that somebody asked for what is not theirs to see, or is not there: the answer is the same. */
    private void turnAway(Principal who, UUID id) {
        PatientId patient = transactions
                .as(SystemPrincipal.LOOKUP, _ -> consultations.patientOf(id))
                .orElse(null);
        audit.record(who, patient, Action.DENIED, "consultation/" + id, "NONE");
    }

    /** Whether there is still something to cancel, for somebody who may see it. */
    boolean isCancellable(Principal who, Consultation consultation) {
        return who.role() != Role.NEXT_OF_KIN
                && consultation.isBooked()
                && consultation.time().end().isAfter(clock.instant());
    }

    private boolean mayCancel(Principal who, Consultation consultation) {
        return who.role() != Role.NEXT_OF_KIN
                && (isInvolved(who, consultation)
                        || grounds.of(who, consultation.patient()).isPresent());
    }

    private boolean mayChange(Principal who, Consultation consultation) {
        return !who.role().isPrivate() && mayCancel(who, consultation);
    }

    private Optional<Ground> groundToSee(Principal who, Consultation consultation) {
        return isInvolved(who, consultation)
                ? Optional.of(Ground.CONSULTATION)
                : access.ground(who, consultation.patient(), Scope.CONSULTATIONS);
    }

    /** Having arranged it, or taking part. */
    private static boolean isInvolved(Principal who, Consultation consultation) {
        boolean arranged = !who.role().isPrivate() && consultation.createdBy().equals(who.person());
        return arranged || consultation.expected(who).isPresent();
    }

    /** Whether one may see it; the reading is recorded. */
    private boolean isRead(Principal who, Consultation consultation) {
        Optional<Ground> ground = groundToSee(who, consultation);
        ground.ifPresent(open -> read(who, consultation, open));
        return ground.isPresent();
    }

    private void read(Principal who, Consultation consultation, Ground ground) {
        audit.record(who, consultation.patient(), Action.READ, "consultation/" + consultation.id(), ground.name());
    }
}
