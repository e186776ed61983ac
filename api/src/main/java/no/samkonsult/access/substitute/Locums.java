package no.samkonsult.access.substitute;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import no.samkonsult.access.Access;
import no.samkonsult.audit.Action;
import no.samkonsult.audit.AuditTrail;
import no.samkonsult.platform.Acting;
import no.samkonsult.platform.Page;
import no.samkonsult.platform.Principal;
import no.samkonsult.shared.Role;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets a doctor's substitute have what the doctor has at the office, for the days that were offered and accepted.
 *
 * <p>The doctor offers, or the secretary of the office for any of its doctors; the substitute accepts. Nothing is ever
 * given: the grounds stay the doctor's, and the database looks at the dates.
 */
@Singleton
class Locums {
    private static final Logger LOG = LoggerFactory.getLogger(Locums.class);
    private static final String GROUND = "SUBSTITUTION";
    private static final int MOST_DAYS = 366;

    private final Substitutions substitutions;
    private final Access access;
    private final AuditTrail audit;
    private final Clock clock;

    Locums(Substitutions substitutions, Access access, AuditTrail audit, Clock clock) {
        this.substitutions = substitutions;
        this.access = access;
        this.audit = audit;
        this.clock = clock;
    }

    /** For whom, who stands in, from which day, and which is the last. */
    record Offer(UUID regular, UUID substitute, LocalDate from, LocalDate last) {
        boolean isPossible(LocalDate today) {
            return !regular.equals(substitute)
                    && !last.isBefore(from)
                    && !last.isBefore(today)
                    && last.isBefore(from.plusDays(MOST_DAYS));
        }
    }

    static boolean concerns(Role role) {
        return role == Role.GENERAL_PRACTITIONER || role == Role.SECRETARY;
    }

    @Acting
    List<Substitution> mine(Principal who) {
        return substitutions.mine();
    }

    @Acting
    List<Doctor> doctors(Principal who) {
        return substitutions.doctors();
    }

    /** False where the days or the doctors cannot be. A doctor offers for nobody else. */
    @Acting
    boolean offer(Principal who, Offer offer) {
        List<UUID> doctors = substitutions.doctors().stream().map(Doctor::id).toList();
        boolean possible = offer.isPossible(LocalDate.ofInstant(clock.instant(), Page.ZONE))
                && doctors.containsAll(List.of(offer.regular(), offer.substitute()))
                && (who.role() == Role.SECRETARY
                        || offer.regular().equals(who.person().value()));
        if (possible) {
            UUID id = UUID.randomUUID();
            substitutions.offer(
                    id,
                    offer.regular(),
                    offer.substitute(),
                    start(offer.from()),
                    start(offer.last().plusDays(1)));
            changed(who, id, Action.CREATE);
        }
        return possible;
    }

    /** False where it is not offered to whoever accepts. */
    @Acting
    boolean accept(Principal who, UUID id) {
        boolean accepted = substitutions.accept(id, clock.instant()) == 1;
        if (accepted) {
            changed(who, id, Action.UPDATE);
        }
        return accepted;
    }

    /** Ends it before its time; false where there is none that is one's to end. */
    @Acting
    boolean end(Principal who, UUID id) {
        List<UUID> substitute = substitutions.end(id, clock.instant());
        access.lost(substitute);
        substitute.forEach(_ -> changed(who, id, Action.UPDATE));
        return !substitute.isEmpty();
    }

    private void changed(Principal who, UUID id, Action action) {
        audit.record(who, null, action, "substitution/" + id, GROUND);
        LOG.info("substitution={} action={} by={}", id, action, who.person());
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(Page.ZONE).toInstant();
    }
}
