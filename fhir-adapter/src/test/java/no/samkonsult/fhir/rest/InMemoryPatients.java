package no.samkonsult.fhir.rest;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import no.samkonsult.fhir.Caller;
import no.samkonsult.fhir.Page;
import no.samkonsult.fhir.PatientPort;
import no.samkonsult.fhir.PatientQuery;
import no.samkonsult.fhir.PatientRecord;

/** Patients in a list, given out in one page. */
final class InMemoryPatients implements PatientPort {
    final List<PatientRecord> rows = new CopyOnWriteArrayList<>();

    @Override
    public Optional<PatientRecord> read(Caller caller, String id) {
        return rows.stream()
                .filter(row -> row.id().equals(id) && Visitor.maySee(caller, id))
                .findFirst();
    }

    @Override
    public Page<PatientRecord> search(Caller caller, PatientQuery query) {
        var matches = rows.stream()
                .filter(row -> Visitor.maySee(caller, row.id()))
                .filter(row -> query.id() == null || query.id().equals(row.id()))
                .filter(row -> query.name() == null || isNamed(row, query.name()))
                .filter(row ->
                        query.identityNumber() == null || query.identityNumber().equals(row.identityNumber()))
                .limit(query.count())
                .toList();
        return new Page<>(matches, null);
    }

    private static boolean isNamed(PatientRecord row, String start) {
        return Stream.concat(row.given().stream(), Stream.of(row.family()))
                .anyMatch(name -> name.toLowerCase(Locale.ROOT).startsWith(start.toLowerCase(Locale.ROOT)));
    }
}
