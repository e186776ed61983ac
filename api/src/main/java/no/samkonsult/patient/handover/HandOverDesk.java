package no.samkonsult.patient.handover;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.samkonsult.access.Access;
import no.samkonsult.access.CareRelation;
import no.samkonsult.access.Ground;
import no.samkonsult.access.Scope;
import no.samkonsult.audit.Action;
import no.samkonsult.audit.AuditTrail;
import no.samkonsult.platform.Acting;
import no.samkonsult.platform.Principal;
import no.samkonsult.shared.PatientId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands patients over to legevakt, which sees them from then on and until it closes the contact. */
@Singleton
class HandOverDesk {
    private static final Logger LOG = LoggerFactory.getLogger(HandOverDesk.class);

    private final HandOvers handOvers;
    private final Access access;
    private final AuditTrail audit;
    private final Clock clock;

    HandOverDesk(HandOvers handOvers, Access access, AuditTrail audit, Clock clock) {
        this.handOvers = handOvers;
        this.access = access;
        this.audit = audit;
        this.clock = clock;
    }

    /** What is said, to whom, and who answered when. */
    record Call(UUID service, Isbar isbar, String answeredBy, Instant answeredAt) {}

    /** The ground on which somebody may hand a patient over: health personnel with one that is ongoing. */
    @Acting
    Optional<Ground> ground(Principal who, PatientId patient) {
        return who.role().isHealthPersonnel()
                ? access.ground(who, patient, Scope.MEASUREMENTS).filter(Ground::isOngoing)
                : Optional.empty();
    }

    /** The services that patients may be handed over to. */
    @Acting
    List<Receiver> receivers(Principal who) {
        return handOvers.receivers();
    }

    /** Earlier hand-overs of a patient, newest first. */
    @Acting
    List<HandOver> ofPatient(Principal who, PatientId patient) {
        Optional<Ground> ground = ground(who, patient);
        ground.ifPresent(given -> audit.record(who, patient, Action.READ, "hand_over", given.name()));
        return ground.isPresent() ? handOvers.ofPatient(patient.value()) : List.of();
    }

    /** Hands over; false where there is no ground for it or no such service. */
    @Acting
    boolean handOver(Principal who, PatientId patient, Call call) {
        Optional<Ground> ground = ground(who, patient);
        if (ground.isEmpty()
                || handOvers.receivers().stream().noneMatch(each -> each.id().equals(call.service()))) {
            return false;
        }
        UUID id = UUID.randomUUID();
        Instant now = clock.instant();
        add(id, who, patient, call, now);
        access.relate(CareRelation.of(patient, call.service(), Ground.HAND_OVER, now, relationSource(id)));
        audit.record(
                who, patient, Action.CREATE, "hand_over/" + id, ground.get().name());
        LOG.info("hand-over={} to={} by={}", id, call.service(), who.person());
        return true;
    }

    /** Open contacts at the services where one works. */
    @Acting
    List<HandOver> open(Principal who) {
        List<HandOver> open = handOvers.open();
        open.forEach(each -> audit.record(
                who, new PatientId(each.patientId()), Action.READ, "hand_over/" + each.id(), Ground.HAND_OVER.name()));
        return open;
    }

    /** Closes a contact, and with it the access it gave; false where there is no such open contact for whoever asks. */
    @Acting
    boolean close(Principal who, UUID id, String note) {
        Optional<HandOver> found = handOvers.findOpen(id);
        if (found.isEmpty() || handOvers.close(id, who.person().value(), clock.instant(), note) == 0) {
            return false;
        }
        audit.record(
                who, new PatientId(found.get().patientId()), Action.UPDATE, "hand_over/" + id, Ground.HAND_OVER.name());
        access.withdraw(relationSource(id));
        LOG.info("hand-over={} closed by={}", id, who.person());
        return true;
    }

    private void add(UUID id, Principal who, PatientId patient, Call call, Instant now) {
        Isbar isbar = call.isbar();
        handOvers.add(
                id,
                patient.value(),
                call.service(),
                isbar.identity(),
                isbar.situation(),
                isbar.background(),
                isbar.analysis(),
                isbar.advice(),
                call.answeredBy(),
                call.answeredAt(),
                who.person().value(),
                now);
    }

    private static String relationSource(UUID handOver) {
        return "hand_over/" + handOver;
    }
}
