package no.samkonsult.access.opening;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import no.samkonsult.access.Access;
import no.samkonsult.access.CareRelation;
import no.samkonsult.audit.Action;
import no.samkonsult.audit.AuditTrail;
import no.samkonsult.platform.Acting;
import no.samkonsult.platform.Principal;
import no.samkonsult.platform.SystemPrincipal;
import no.samkonsult.platform.Transactions;
import no.samkonsult.shared.PatientId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens a record to health personnel who have no ordinary ground, on their stated reason, for a short time.
 *
 * <p>Every attempt is recorded with its grade as the ground, and is read by the log controller of one's own organisation
 * and by the patient. Whatever is refused is refused alike, by the same statements in the same order.
 */
@Singleton
public class Openings {
    private static final Logger LOG = LoggerFactory.getLogger(Openings.class);
    private static final Duration WINDOW = Duration.ofHours(1);
    private static final UUID NOBODY = new UUID(0, 0);

    private final AccessExceptions exceptions;
    private final OpeningSettings settings;
    private final Access access;
    private final AuditTrail audit;
    private final Transactions transactions;
    private final Clock clock;

    Openings(
            AccessExceptions exceptions,
            OpeningSettings settings,
            Access access,
            AuditTrail audit,
            Transactions transactions,
            Clock clock) {
        this.exceptions = exceptions;
        this.settings = settings;
        this.access = access;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** The exception by which somebody sees a patient now, if any. */
    @Acting
    public Optional<Opening> inForce(Principal who, PatientId patient) {
        return exceptions.inForce(patient.value());
    }

    /** Only for health personnel. */
    @Acting
    Outcome open(Principal who, Attempt attempt) {
        if (isOneTooMany(who)) {
            audit.record(
                    who, null, Action.DENIED, "opening-limit", attempt.grade().name());
            return new Outcome.TooMany();
        }
        Optional<UUID> found = transactions.as(SystemPrincipal.LOOKUP, _ -> find(attempt.subject()));
        boolean openable =
                exceptions.isOpenable(found.orElse(NOBODY), attempt.grade().overridesBars());
        PatientId patient = found.map(PatientId::new).orElse(null);
        boolean opened = patient != null && openable;
        audit.record(
                who,
                patient,
                opened ? Action.EXCEPTION : Action.DENIED,
                "opening/" + attempt.grade(),
                attempt.grade().name());
        if (patient == null || !openable) {
            return new Outcome.NotOpened();
        }
        except(who, patient, attempt, clock.instant());
        return new Outcome.Opened(patient);
    }

    private boolean isOneTooMany(Principal who) {
        UUID person = who.person().value();
        return exceptions.oneAtATime(person.toString())
                && exceptions.attempts(person, clock.instant().minus(WINDOW)) >= settings.attemptsPerHour();
    }

    private Optional<UUID> find(Attempt.Subject subject) {
        return switch (subject) {
            case Attempt.Subject.Numbered(var number) -> exceptions.patientNumbered(number.digits());
            case Attempt.Subject.OfAlert(UUID alert) -> exceptions.patientOfAlert(alert);
        };
    }

    private void except(Principal who, PatientId patient, Attempt attempt, Instant now) {
        UUID id = UUID.randomUUID();
        Instant until = now.plus(settings.lasts(attempt.grade()));
        exceptions.add(
                id,
                patient.value(),
                who.person().value(),
                who.employer().value(),
                attempt.grade().name(),
                attempt.reason().name(),
                attempt.explanation(),
                attempt.subject() instanceof Attempt.Subject.OfAlert(UUID alert) ? alert : null,
                now,
                until);
        var relation = CareRelation.of(
                        patient, who.person().value(), attempt.grade().ground(), now, "exception/" + id)
                .actingFor(who.employer())
                .until(until);
        transactions.as(SystemPrincipal.LOOKUP, _ -> {
            access.relate(relation);
            return id;
        });
        LOG.info("exception={} grade={} by={}", id, attempt.grade(), who.person());
    }
}
