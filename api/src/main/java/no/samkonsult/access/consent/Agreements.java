package no.samkonsult.access.consent;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import no.samkonsult.access.Access;
import no.samkonsult.access.Departure;
import no.samkonsult.access.Departures;
import no.samkonsult.access.Ground;
import no.samkonsult.audit.Action;
import no.samkonsult.audit.AuditTrail;
import no.samkonsult.platform.Acting;
import no.samkonsult.platform.Principal;
import no.samkonsult.shared.PatientId;
import no.samkonsult.shared.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * Agreements on taking part (avtale om deltaking): the patient makes and ends them on a page, or health personnel write
 * down how and when it was done. Ending measuring at home ends all that the programme gave, at once; the record stays.
 */
@Singleton
public class Agreements {
    private static final String ENTITY = "participation_agreement";

    private final AgreementTable table;
    private final Access access;
    private final Departures departures;
    private final AuditTrail audit;
    private final Clock clock;

    Agreements(AgreementTable table, Access access, Departures departures, AuditTrail audit, Clock clock) {
        this.table = table;
        this.access = access;
        this.departures = departures;
        this.audit = audit;
        this.clock = clock;
    }

    /** One kind: its text, the agreement in force if there is one, and those there were. */
    public record Status(
            AgreementKind kind, ConsentText text, @Nullable Agreement current, List<Agreement> before) {}

    /**
     * What somebody sees of a patient's agreements.
     *
     * @param changeable whether they may make and end them
     */
    public record Sheet(boolean changeable, List<Status> statuses, List<Signer> signers) {}

    /** How an agreement was made. {@code agreedBy} is the patient, or one of those who represent them. */
    public record Consenting(AgreementKind kind, String language, How how, PersonId agreedBy) {}

    /** What came of it. */
    public enum Result {
        DONE,
        /** It stands already as was wished: one is in force, or none is. */
        UNCHANGED,
        /** Whoever is said to have agreed may not agree for the patient. */
        NOT_ENTITLED,
        /** No such patient, or none whom one may decide about. */
        UNKNOWN
    }

    @Acting
    public Optional<Sheet> sheet(Principal who, PatientId patient, String language) {
        return access.care(who, patient).map(ground -> {
            audit.record(who, patient, Action.READ, ENTITY, ground.name());
            List<Agreement> agreements = table.ofPatient(patient.value());
            List<Status> statuses = Arrays.stream(AgreementKind.values())
                    .map(kind -> status(kind, text(kind, language), agreements))
                    .toList();
            return new Sheet(ground.isOngoing(), statuses, table.signers(patient.value()));
        });
    }

    @Acting
    public Result agree(Principal who, PatientId patient, Consenting consenting) {
        Optional<Ground> ground = access.care(who, patient).filter(Ground::isOngoing);
        if (ground.isEmpty()) {
            return Result.UNKNOWN;
        }
        if (!mayAgree(who, ground.get(), patient, consenting)) {
            return Result.NOT_ENTITLED;
        }
        AgreementKind kind = consenting.kind();
        int added = table.add(
                patient.value(),
                kind.name(),
                text(kind, consenting.language()).version(),
                consenting.language(),
                consenting.agreedBy().value(),
                consenting.how().name(),
                who.person().value(),
                clock.instant());
        return added == 0 ? Result.UNCHANGED : done(who, patient, Action.CREATE, kind, ground.get());
    }

    @Acting
    public Result end(Principal who, PatientId patient, AgreementKind kind, EndReason reason) {
        Optional<Ground> ground = access.care(who, patient).filter(Ground::isOngoing);
        if (ground.isEmpty()) {
            return Result.UNKNOWN;
        }
        Instant now = clock.instant();
        if (table.end(
                        patient.value(),
                        kind.name(),
                        now,
                        reason.name(),
                        who.person().value())
                == 0) {
            return Result.UNCHANGED;
        }
        Result result = done(who, patient, Action.UPDATE, kind, ground.get());
        if (kind == AgreementKind.MONITORING) {
            departures.carryOut(new Departure(patient, Departure.Kind.LEFT_PROGRAMME, now));
        }
        return result;
    }

    /** Patients agree for themselves on a page; elsewhere it is written down who did, orally or in writing. */
    private boolean mayAgree(Principal who, Ground ground, PatientId patient, Consenting consenting) {
        if (ground == Ground.OWN_DATA) {
            return consenting.how() == How.ON_PAGE && consenting.agreedBy().equals(who.person());
        }
        return consenting.how() != How.ON_PAGE
                && table.signers(patient.value()).stream().anyMatch(signer -> signer.personId()
                        .equals(consenting.agreedBy().value()));
    }

    private Result done(Principal who, PatientId patient, Action action, AgreementKind kind, Ground ground) {
        audit.record(who, patient, action, ENTITY + "/" + kind, ground.name());
        return Result.DONE;
    }

    private ConsentText text(AgreementKind kind, String language) {
        return table.texts(language).stream()
                .filter(text -> text.kind().equals(kind.name()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no text of %s in %s".formatted(kind, language)));
    }

    private static Status status(AgreementKind kind, ConsentText text, List<Agreement> agreements) {
        List<Agreement> ofKind =
                agreements.stream().filter(each -> each.kind() == kind).toList();
        return new Status(
                kind,
                text,
                ofKind.stream().filter(Agreement::isInForce).findFirst().orElse(null),
                ofKind.stream().filter(each -> !each.isInForce()).toList());
    }
}
