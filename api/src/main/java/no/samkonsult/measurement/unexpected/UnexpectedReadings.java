package no.samkonsult.measurement.unexpected;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.samkonsult.measurement.Kind;
import no.samkonsult.measurement.unexpected.PlannedTable.Measured;
import no.samkonsult.measurement.unexpected.UnexpectedRules.Planned;
import no.samkonsult.platform.Acting;
import no.samkonsult.platform.Principal;
import no.samkonsult.shared.PatientId;
import no.samkonsult.shared.TimeRange;

/** Tells which measurements no plan expected. */
@Singleton
public class UnexpectedReadings {
    private final PlannedTable table;

    UnexpectedReadings(PlannedTable table) {
        this.table = table;
    }

    /** @param at as the device reported it */
    public record Reading(PatientId patient, Kind kind, Instant at) {}

    /** Those of some that are unexpected, and how; one that somebody may not see is not. The caller's page audits the reading. */
    @Acting
    public Map<Reading, Unexpected> among(Principal who, Collection<Reading> readings) {
        var found = new HashMap<Reading, Unexpected>();
        if (readings.isEmpty()) {
            return found;
        }
        UUID[] patients =
                readings.stream().map(each -> each.patient().value()).distinct().toArray(UUID[]::new);
        Map<UUID, List<Planned>> plans = table.ofPatients(patients);
        Map<Measured, List<TimeRange>> again = plans.isEmpty() ? Map.of() : table.again(patients);
        for (Reading each : readings) {
            UUID patient = each.patient().value();
            UnexpectedRules.unexpected(
                            each.kind(),
                            each.at(),
                            plans.getOrDefault(patient, List.of()),
                            again.getOrDefault(new Measured(patient, each.kind()), List.of()))
                    .ifPresent(how -> found.put(each, how));
        }
        return found;
    }
}
