package no.samkonsult.fhir.rest;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import no.samkonsult.fhir.Caller;
import no.samkonsult.fhir.DevicePort;
import no.samkonsult.fhir.DeviceQuery;
import no.samkonsult.fhir.DeviceRecord;
import no.samkonsult.fhir.Page;

/** Devices in a list, given out in one page. */
final class InMemoryDevices implements DevicePort {
    final List<DeviceRecord> rows = new CopyOnWriteArrayList<>();

    @Override
    public Optional<DeviceRecord> read(Caller caller, String id) {
        return rows.stream()
                .filter(row -> row.id().equals(id) && maySee(caller, row))
                .findFirst();
    }

    @Override
    public Page<DeviceRecord> search(Caller caller, DeviceQuery query) {
        var matches = rows.stream()
                .filter(row -> maySee(caller, row))
                .filter(row -> query.patientId() == null || query.patientId().equals(row.patientId()))
                .filter(row -> query.identifier() == null || query.identifier().equals(row.identifier()))
                .limit(query.count())
                .toList();
        return new Page<>(matches, null);
    }

    private static boolean maySee(Caller caller, DeviceRecord row) {
        return row.patientId() != null && Visitor.maySee(caller, row.patientId());
    }
}
