package no.samkonsult.audit.log;

import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import no.samkonsult.audit.Action;
import no.samkonsult.audit.AuditTrail;
import no.samkonsult.audit.log.EntryTable.Condition;
import no.samkonsult.audit.log.EntryTable.Party;
import no.samkonsult.platform.Principal;
import no.samkonsult.platform.Statements;
import no.samkonsult.platform.Transactions;
import no.samkonsult.shared.PatientId;
import no.samkonsult.shared.Role;
import org.jspecify.annotations.Nullable;

/**
 * The patient's own access log: who has seen or changed their record (pasientjournalloven § 18 second paragraph). What the
 * patient does is left out, and what representatives do is there.
 */
@Singleton
public class OwnLog {
    private static final String ENTITY = "audit_event";
    private static final String OWN_DATA = "OWN_DATA";
    private static final int MOST_EXPORTED = 10_000;

    private final EntryTable entries;
    private final NameTable names;
    private final Statements statements;
    private final AuditTrail audit;
    private final Transactions transactions;

    OwnLog(EntryTable entries, NameTable names, Statements statements, AuditTrail audit, Transactions transactions) {
        this.entries = entries;
        this.names = names;
        this.statements = statements;
        this.audit = audit;
        this.transactions = transactions;
    }

    /** What a reader asks for: a period, and of that one organisation or one person, if named. */
    public record Filter(
            Period period,
            @Nullable UUID organisation,
            @Nullable UUID person) {}

    /** One to choose. */
    public record Choice(UUID id, String name) {}

    /** Those who occur in the log of a period, by name. */
    public record Choices(List<Choice> organisations, List<Choice> persons) {
        static Choices of(List<Party> parties, Names names) {
            return new Choices(
                    sorted(parties.stream().flatMap(party -> party.organisation().stream())),
                    sorted(parties.stream().map(party -> new Choice(party.person(), names.person(party.person())))));
        }

        private static List<Choice> sorted(Stream<Choice> choices) {
            return choices.distinct().sorted(Comparator.comparing(Choice::name)).toList();
        }
    }

    /** A page of the log, or nothing to whoever is no patient. */
    public Optional<List<Entry>> read(Principal who, Filter filter, int limit, int offset) {
        return entries(who, Action.READ, filter, limit, offset);
    }

    /** The whole log of the period, to take out of the service. */
    public Optional<List<Entry>> export(Principal who, Filter filter) {
        return entries(who, Action.EXPORT, filter, MOST_EXPORTED, 0);
    }

    /** Whom the log of a period can be filtered by. */
    public Choices choices(Principal who, Period period) {
        List<Party> parties = transactions.as(who, _ -> record(who)
                .map(patient -> entries.parties(condition(who, patient, new Filter(period, null, null)), period))
                .orElseGet(List::of));
        return Choices.of(parties, names.of(parties.stream().map(Party::person).toList(), Stream.empty()));
    }

    private Optional<List<Entry>> entries(Principal who, Action action, Filter filter, int limit, int offset) {
        if (who.role() != Role.PATIENT) {
            return Optional.empty();
        }
        return transactions
                .as(who, _ -> record(who).map(patient -> {
                    audit.record(who, new PatientId(patient), action, ENTITY, OWN_DATA);
                    return entries.list(condition(who, patient, filter), filter.period(), limit, offset);
                }))
                .map(found -> names.name(found));
    }

    private Optional<UUID> record(Principal who) {
        return statements
                .list(
                        "SELECT id FROM patient WHERE person_id = ?",
                        row -> row.getObject(1, UUID.class),
                        who.person().value())
                .stream()
                .findFirst();
    }

    private static Condition condition(Principal who, UUID patient, Filter filter) {
        return Condition.of(
                        "e.patient_id = ? AND e.person_id <> ?",
                        patient,
                        who.person().value())
                .andWhereGiven("e.organisation_id = ?", filter.organisation())
                .andWhereGiven("e.person_id = ?", filter.person());
    }
}
