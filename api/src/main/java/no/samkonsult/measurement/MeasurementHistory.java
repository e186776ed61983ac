package no.samkonsult.measurement;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import no.samkonsult.access.Access;
import no.samkonsult.access.Ground;
import no.samkonsult.access.Scope;
import no.samkonsult.audit.Action;
import no.samkonsult.audit.AuditTrail;
import no.samkonsult.platform.Acting;
import no.samkonsult.platform.Actor;
import no.samkonsult.platform.Principal;
import no.samkonsult.platform.SystemPrincipal;
import no.samkonsult.platform.Transactions;
import no.samkonsult.shared.PatientId;

/** Reads the measurements of patients one may see. */
@Singleton
public class MeasurementHistory {
    private static final String ENTITY = "measurement";

    private final Transactions transactions;
    private final Access access;
    private final AuditTrail audit;

    MeasurementHistory(Transactions transactions, Access access, AuditTrail audit) {
        this.transactions = transactions;
        this.access = access;
        this.audit = audit;
    }

    /** The measurements asked for; none where one has no ground for the patient. */
    @Acting
    public List<Measurement> search(Principal who, MeasurementQuery query) {
        Optional<Ground> ground = access.ground(who, query.patient(), Scope.MEASUREMENTS);
        if (ground.isEmpty() || query.kinds().isEmpty()) {
            return List.of();
        }
        audit.record(who, query.patient(), Action.READ, ENTITY, ground.get().name());
        return read(who, connection -> MeasurementRows.search(connection, query));
    }

    /** The measurements of each kind that there are any of since an instant, oldest first, at most so many of each. */
    @Acting
    public List<List<Measurement>> ofEachKind(Principal who, PatientId patient, Instant from, int most) {
        Optional<Ground> ground = access.ground(who, patient, Scope.MEASUREMENTS);
        if (ground.isEmpty()) {
            return List.of();
        }
        audit.record(who, patient, Action.READ, ENTITY, ground.get().name());
        List<Measurement> first = oldest(who, patient, EnumSet.allOf(Kind.class), from, most + 1);
        if (first.size() <= most) { // of nearly everybody there are no more of all kinds than may be shown of one
            return List.copyOf(first.stream()
                    .collect(groupingBy(each -> each.id().kind(), () -> new EnumMap<>(Kind.class), toList()))
                    .values());
        }
        return Stream.of(Kind.values())
                .map(kind -> oldest(who, patient, Set.of(kind), from, most))
                .filter(found -> !found.isEmpty())
                .toList();
    }

    private List<Measurement> oldest(Principal who, PatientId patient, Set<Kind> kinds, Instant from, int most) {
        var query = new MeasurementQuery(patient, kinds, from, null, false, null, most);
        return read(who, connection -> MeasurementRows.search(connection, query));
    }

    /** One measurement and whose it is, or nothing where there is none that one may know of. */
    @Acting
    public Optional<OfPatient> find(Principal who, MeasurementId id) {
        return read(SystemPrincipal.LOOKUP, connection -> MeasurementRows.patientOf(connection, id.patientKey()))
                .flatMap(patient -> access.ground(who, patient, Scope.MEASUREMENTS)
                        .flatMap(ground -> {
                            audit.record(who, patient, Action.READ, ENTITY, ground.name());
                            return read(who, connection -> MeasurementRows.find(connection, id))
                                    .map(measurement -> new OfPatient(patient, measurement));
                        }));
    }

    /** A measurement and whose it is. */
    public record OfPatient(PatientId patient, Measurement measurement) {}

    private interface Reading<T> {
        T from(Connection connection) throws SQLException;
    }

    private <T> T read(Actor actor, Reading<T> reading) {
        return transactions.as(actor, status -> {
            try {
                return reading.from(status.getConnection());
            } catch (SQLException failure) {
                throw new IllegalStateException("measurements could not be read", failure);
            }
        });
    }
}
