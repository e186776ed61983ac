package no.samkonsult.audit.log;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.samkonsult.audit.Action;
import no.samkonsult.audit.AuditTrail;
import no.samkonsult.audit.log.EntryTable.Condition;
import no.samkonsult.platform.Principal;
import no.samkonsult.platform.Transactions;
import no.samkonsult.shared.NationalIdentityNumber;
import no.samkonsult.shared.PatientId;
import no.samkonsult.shared.Role;
import org.jspecify.annotations.Nullable;

/**
 * The access log as the loggkontrollør of an organisation sees it: what its own people have done, and what anybody has done
 * with the records it answers for. Every look is itself in the log.
 */
@Singleton
public class OrganisationLog {
    private static final String ENTITY = "audit_event";
    private static final String OWN_ORGANISATION = "OWN_ORGANISATION";
    private static final int MOST_PEOPLE = 50;

    private final EntryTable entries;
    private final NameTable names;
    private final AuditTrail audit;
    private final Transactions transactions;

    OrganisationLog(EntryTable entries, NameTable names, AuditTrail audit, Transactions transactions) {
        this.entries = entries;
        this.names = names;
        this.audit = audit;
        this.transactions = transactions;
    }

    /** Somebody who works in the organisation, or did, and as what. */
    public record Colleague(UUID person, String name, List<Role> roles) {
        public Colleague {
            roles = List.copyOf(roles);
        }
    }

    /**
     * The patient with an identity number, where the log shown to this reader has anything about them. A number of nobody and
     * a number of somebody whom the log has nothing about are answered alike.
     */
    public Optional<UUID> patient(Principal who, NationalIdentityNumber number, Period period) {
        Optional<UUID> patient = names.patient(number);
        if (patient.isEmpty()) {
            transactions.as(who, _ -> recordSearch(who, null, ENTITY));
        }
        return patient.filter(found -> !ofPatient(who, found, period, 1, 0).isEmpty());
    }

    /** What was done with one patient's record. */
    public List<Entry> ofPatient(Principal who, UUID patient, Period period, int limit, int offset) {
        return list(who, patient, Condition.of("e.patient_id = ?", patient), period, limit, offset);
    }

    /** What one of the organisation's own people did, for it. */
    public List<Entry> ofPerson(Principal who, UUID person, Period period, int limit, int offset) {
        return list(who, null, Condition.of("e.person_id = ?", person), period, limit, offset);
    }

    /** What one of them did with one patient's record. */
    public List<Entry> ofPersonAndPatient(
            Principal who, UUID person, UUID patient, Period period, int limit, int offset) {
        return list(
                who,
                patient,
                Condition.of("e.person_id = ? AND e.patient_id = ?", person, patient),
                period,
                limit,
                offset);
    }

    /** The organisation's own people by a part of their name; all of them by none. */
    public List<Colleague> people(Principal who, String name) {
        if (who.role() != Role.LOG_CONTROLLER) {
            return List.of();
        }
        transactions.as(who, _ -> recordSearch(who, null, "person"));
        return names.colleagues(who.employer().value(), name, MOST_PEOPLE);
    }

    private List<Entry> list(
            Principal who, @Nullable UUID patient, Condition condition, Period period, int limit, int offset) {
        if (who.role() != Role.LOG_CONTROLLER) {
            return List.of();
        }
        Condition visible = condition.and(
                "(e.organisation_id = ? OR acting_answers_for(e.patient_id))",
                who.employer().value());
        return names.name(transactions.as(who, _ -> {
            List<Entry> found = entries.list(visible, period, limit, offset);
            recordSearch(who, found.isEmpty() ? null : patient, ENTITY);
            return found;
        }));
    }

    /** A patient about whom nothing was found is not named: the next search would find that row, and so tell that there is one. */
    private boolean recordSearch(Principal who, @Nullable UUID patient, String entity) {
        audit.record(who, patient == null ? null : new PatientId(patient), Action.SEARCH, entity, OWN_ORGANISATION);
        return true;
    }
}
