package no.samkonsult.access.bar;

import static java.util.stream.Collectors.toSet;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.samkonsult.access.Access;
import no.samkonsult.access.Ground;
import no.samkonsult.access.Scope;
import no.samkonsult.audit.Action;
import no.samkonsult.audit.AuditTrail;
import no.samkonsult.platform.Acting;
import no.samkonsult.platform.Principal;
import no.samkonsult.platform.SystemPrincipal;
import no.samkonsult.platform.Transactions;
import no.samkonsult.shared.PatientId;
import no.samkonsult.shared.PersonId;

/**
 * Bars (sperring), which the patient registers and lifts. That one exists is for the patient alone to know: whoever is
 * barred is answered as if the patient did not exist, and the trail of it says no more than that the patient changed
 * something of their own.
 */
@Singleton
public class Bars {
    private static final int MOST = 20;

    /** What the trail says: neither that it was a bar, nor against whom. */
    private static final String ENTITY = "patient";

    private final BarTable table;
    private final Access access;
    private final AuditTrail audit;
    private final Transactions transactions;
    private final Clock clock;

    Bars(BarTable table, Access access, AuditTrail audit, Transactions transactions, Clock clock) {
        this.table = table;
        this.access = access;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** The bars in force, and whom one might bar: those who see the record now, or whose name one has asked for. */
    public record Sheet(List<Bar> bars, List<Party> parties) {}

    /** A bar that is thought of, and what it would leave. */
    public record Draft(Party party, Set<Scope> parts, Coverage coverage) {}

    @Acting
    public Optional<Sheet> sheet(Principal patient, String name) {
        return access.own(patient).map(own -> {
            audit.record(patient, own, Action.READ, ENTITY, Ground.OWN_DATA.name());
            return new Sheet(table.inForce(own.value()), parties(own, name));
        });
    }

    /** The coverage check, before anything is registered. */
    @Acting
    public Optional<Draft> draft(Principal patient, UUID party, Set<Scope> parts) {
        return access.own(patient)
                .flatMap(own -> table.party(party).map(found -> new Draft(found, parts, coverage(own, found, parts))));
    }

    /** Whether there was such a party to bar. What it has open closes at once. */
    @Acting
    public boolean register(Principal patient, UUID party, Set<Scope> parts) {
        Optional<PatientId> own = access.own(patient)
                .filter(_ -> !parts.isEmpty() && table.party(party).isPresent());
        own.ifPresent(id -> {
            table.add(
                    id.value(),
                    party,
                    parts.contains(Scope.CONSULTATIONS),
                    parts.contains(Scope.MEASUREMENTS),
                    parts.contains(Scope.PLAN),
                    parts.contains(Scope.MESSAGES),
                    patient.person().value(),
                    clock.instant());
            access.lost(List.of(party));
            changed(patient, id);
        });
        return own.isPresent();
    }

    /** Whether there was such a bar to lift. */
    @Acting
    public boolean lift(Principal patient, UUID bar) {
        Optional<PatientId> own = access.own(patient).filter(id -> table.lift(id.value(), bar, clock.instant()) > 0);
        own.ifPresent(id -> changed(patient, id));
        return own.isPresent();
    }

    /**
     * Whom one may turn to about a patient's measurements: those who are not barred, in their order. For the one who
     * routes alerts, which skips the barred and goes on to the next; the answer is never shown.
     */
    public List<PersonId> withoutBarred(PatientId patient, List<PersonId> people) {
        Set<UUID> barred = transactions.as(SystemPrincipal.LOOKUP, _ -> new HashSet<>(table.barred(patient.value())));
        return people.stream()
                .filter(person -> !barred.contains(person.value()))
                .toList();
    }

    private List<Party> parties(PatientId own, String name) {
        String beginning = name.strip().toLowerCase(Locale.ROOT).replaceAll("[%_\\\\]", "");
        return beginning.isEmpty() ? table.round(own.value()) : table.named(beginning, MOST);
    }

    private Coverage coverage(PatientId own, Party party, Set<Scope> parts) {
        if (!parts.contains(Scope.MEASUREMENTS)) {
            return new Coverage.Covered(); // following up takes the measurements
        }
        Set<UUID> barred = Stream.concat(
                        Stream.of(party.id()),
                        table.inForce(own.value()).stream()
                                .filter(Bar::measurements)
                                .map(Bar::party))
                .collect(toSet());
        return BarRules.coverage(followers(own), barred);
    }

    private List<Follower> followers(PatientId own) {
        Map<UUID, List<FollowerRow>> rows = table.followers(own.value()).stream()
                .collect(Collectors.groupingBy(FollowerRow::unit, HashMap::new, Collectors.toList()));
        return rows.values().stream().map(Bars::follower).toList();
    }

    private static Follower follower(List<FollowerRow> rows) {
        FollowerRow first = rows.getFirst();
        return new Follower(
                first.name(),
                Stream.of(first.unit(), first.organisation())
                        .filter(Objects::nonNull)
                        .collect(toSet()),
                rows.stream().map(FollowerRow::person).filter(Objects::nonNull).collect(toSet()));
    }

    private void changed(Principal patient, PatientId own) {
        audit.record(patient, own, Action.UPDATE, ENTITY, Ground.OWN_DATA.name());
    }
}
