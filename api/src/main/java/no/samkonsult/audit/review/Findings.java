package no.samkonsult.audit.review;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.samkonsult.audit.Action;
import no.samkonsult.audit.AuditTrail;
import no.samkonsult.audit.log.NameTable;
import no.samkonsult.audit.log.Names;
import no.samkonsult.platform.Principal;
import no.samkonsult.platform.Transactions;
import no.samkonsult.shared.PatientId;
import no.samkonsult.shared.Role;

/** The unusual patterns of an organisation: its loggkontrollør sees and handles them, its personvernombod sees that they are. */
@Singleton
public class Findings {
    private static final String ENTITY = "audit_finding";
    private static final String OWN_ORGANISATION = "OWN_ORGANISATION";

    private final FindingTable table;
    private final NameTable names;
    private final AuditTrail audit;
    private final Transactions transactions;
    private final Clock clock;

    Findings(FindingTable table, NameTable names, AuditTrail audit, Transactions transactions, Clock clock) {
        this.table = table;
        this.names = names;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Those that wait, latest first, or those that are handled. */
    public List<Finding> list(Principal who, boolean open, int limit, int offset) {
        if (who.role() != Role.LOG_CONTROLLER) {
            return List.of();
        }
        return named(transactions.as(who, _ -> {
            audit.record(who, null, Action.SEARCH, ENTITY, OWN_ORGANISATION);
            return table.list(who.employer().value(), open, limit, offset);
        }));
    }

    public Optional<Finding> find(Principal who, UUID id) {
        if (who.role() != Role.LOG_CONTROLLER) {
            return Optional.empty();
        }
        return transactions
                .as(who, _ -> {
                    Optional<Finding> found = table.find(who.employer().value(), id);
                    found.ifPresent(finding -> record(who, finding, Action.READ));
                    return found;
                })
                .map(finding -> named(List.of(finding)).getFirst());
    }

    /** Closes a finding with what was concluded. */
    public Result handle(Principal who, UUID id, Assessment assessment, String note) {
        if (who.role() != Role.LOG_CONTROLLER) {
            return new Result.Unknown();
        }
        return transactions.as(who, _ -> table.find(who.employer().value(), id)
                .map(finding -> handle(who, finding, assessment, note))
                .orElseGet(Result.Unknown::new));
    }

    /** For the personvernombod: kinds, days, counts and how they were handled. */
    public List<Trace> traces(Principal who, boolean open, int limit, int offset) {
        if (who.role() != Role.DATA_PROTECTION_OFFICER) {
            return List.of();
        }
        return transactions.as(who, _ -> {
            audit.record(who, null, Action.SEARCH, ENTITY, OWN_ORGANISATION);
            return table.traces(open, limit, offset);
        });
    }

    private Result handle(Principal who, Finding finding, Assessment assessment, String note) {
        if (finding.person().equals(who.person().value())) {
            return new Result.AboutOneself();
        }
        if (!table.handle(
                who.employer().value(),
                finding.id(),
                assessment,
                note,
                who.person().value(),
                clock.instant())) {
            return new Result.AlreadyHandled();
        }
        record(who, finding, Action.UPDATE);
        return new Result.Done();
    }

    private void record(Principal who, Finding finding, Action action) {
        PatientId patient = finding.patient() == null ? null : new PatientId(finding.patient());
        audit.record(who, patient, action, ENTITY + "/" + finding.id(), OWN_ORGANISATION);
    }

    private List<Finding> named(List<Finding> findings) {
        Names found = names.of(
                findings.stream().flatMap(Finding::people).toList(),
                findings.stream().map(Finding::patient));
        return findings.stream().map(finding -> finding.named(found)).toList();
    }
}
