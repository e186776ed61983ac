package no.samkonsult.scheduling.advice;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.samkonsult.access.Ground;
import no.samkonsult.audit.Action;
import no.samkonsult.audit.AuditTrail;
import no.samkonsult.platform.Acting;
import no.samkonsult.platform.Principal;
import no.samkonsult.platform.SystemPrincipal;
import no.samkonsult.platform.Transactions;
import no.samkonsult.scheduling.advice.Advice.State;
import no.samkonsult.shared.PatientId;

/** Questions as those read them who ask, those who are asked, and those with a ground for the patient. The database's policies say which there are. */
@Singleton
public class AdviceReading {
    private static final int MOST_OF_ONE_PATIENT = 10;

    private final AdviceTable table;
    private final Recipients recipients;
    private final Transactions transactions;
    private final AuditTrail audit;
    private final Clock clock;

    AdviceReading(AdviceTable table, Recipients recipients, Transactions transactions, AuditTrail audit, Clock clock) {
        this.table = table;
        this.recipients = recipients;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    /** A list of one's inbox: what is open by its deadline, or what has ended, latest first. A department's queue names no patient. */
    @Acting
    List<Advice> inbox(Principal who, AdviceBox box, boolean ended, int limit, int offset) {
        List<Advice> found = table.find(box, ended, limit, offset);
        found.stream()
                .filter(advice -> box != AdviceBox.TO_DEPARTMENT && advice.hasIdentity())
                .forEach(advice -> read(who, advice));
        return found;
    }

    /** One; whoever asked has then read its answer. */
    @Acting
    Optional<AdviceView> one(Principal who, UUID id) {
        return find(who, id).map(advice -> {
            read(who, advice);
            if (advice.standing().asking() && advice.state() == State.ANSWERED && !advice.read()) {
                transactions.as(SystemPrincipal.ADVICE, _ -> {
                    table.read(id, clock.instant());
                    return id;
                });
            }
            return new AdviceView(
                    advice,
                    table.entries(id),
                    table.filings(id),
                    advice.mayAnswer() ? recipients.colleagues(who, advice.hospital()) : List.of(),
                    clock.instant());
        });
    }

    /** What was said, to be taken into one's own record. */
    @Acting
    Optional<AdviceView> export(Principal who, UUID id) {
        Optional<AdviceView> found = one(who, id);
        found.ifPresent(view -> record(who, view.advice(), Action.EXPORT));
        return found;
    }

    /** How much waits for somebody. */
    @Acting
    public AdviceCounts counts(Principal who) {
        return Advice.isAskedBy(who.role()) ? table.counts(clock.instant()) : AdviceCounts.NONE;
    }

    /** The latest about a patient, for those at work with a ground. */
    @Acting
    public List<Advice> ofPatient(Principal who, PatientId patient) {
        List<Advice> found = table.ofPatient(patient, MOST_OF_ONE_PATIENT);
        found.forEach(advice -> read(who, advice));
        return found;
    }

    /** One that there is for whoever acts; who is turned away is recorded. */
    Optional<Advice> find(Principal who, UUID id) {
        Optional<Advice> found = table.find(id);
        if (found.isEmpty()) {
            PatientId patient = transactions
                    .as(SystemPrincipal.ADVICE, _ -> table.patientOf(id))
                    .orElse(null);
            audit.record(who, patient, Action.DENIED, "advice/" + id, "NONE");
        }
        return found;
    }

    void record(Principal who, Advice advice, Action action) {
        audit.record(who, advice.patient(), action, "advice/" + advice.id(), Ground.ADVICE.name());
    }

    private void read(Principal who, Advice advice) {
        record(who, advice, Action.READ);
    }
}
