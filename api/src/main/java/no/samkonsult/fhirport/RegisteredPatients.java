package no.samkonsult.fhirport;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import no.samkonsult.access.Scope;
import no.samkonsult.fhir.Caller;
import no.samkonsult.fhir.InvalidCursorException;
import no.samkonsult.fhir.Page;
import no.samkonsult.fhir.PatientPort;
import no.samkonsult.fhir.PatientQuery;
import no.samkonsult.fhir.PatientRecord;
import no.samkonsult.patient.Patient;
import no.samkonsult.patient.PatientRegister;
import no.samkonsult.platform.Principal;
import no.samkonsult.shared.NationalIdentityNumber;
import no.samkonsult.shared.PatientId;
import org.jspecify.annotations.Nullable;

/** Patients one has a ground for, as FHIR Patients. A page's cursor is how many patients came before it. */
@Singleton
final class RegisteredPatients implements PatientPort {
    private final PatientRegister register;

    RegisteredPatients(PatientRegister register) {
        this.register = register;
    }

    @Override
    public Optional<PatientRecord> read(Caller caller, String id) {
        return find(SessionCaller.of(caller), id).map(RegisteredPatients::record);
    }

    @Override
    public Page<PatientRecord> search(Caller caller, PatientQuery query) {
        Principal who = SessionCaller.of(caller);
        String id = query.id();
        String number = query.identityNumber();
        if (id != null) {
            return single(find(who, id)
                    .filter(patient ->
                            number == null || patient.nationalIdentityNumber().equals(number)));
        }
        if (number != null) {
            return single(number(number).flatMap(valid -> register.findByNumber(who, valid)));
        }
        return byName(who, query);
    }

    private Page<PatientRecord> byName(Principal who, PatientQuery query) {
        int offset = offset(query.cursor());
        String name = query.name();
        List<Patient> found = register.search(who, name == null ? "" : name, query.count() + 1, offset);
        boolean more = query.count() > 0 && found.size() > query.count();
        return new Page<>(
                found.stream()
                        .limit(query.count())
                        .map(RegisteredPatients::record)
                        .toList(),
                more ? Integer.toString(offset + query.count()) : null);
    }

    private Optional<Patient> find(Principal who, String id) {
        return Ids.uuid(id)
                .flatMap(uuid -> register.find(who, new PatientId(uuid), Scope.IDENTITY))
                .map(PatientRegister.Found::patient);
    }

    private static Page<PatientRecord> single(Optional<Patient> patient) {
        return new Page<>(patient.map(RegisteredPatients::record).stream().toList(), null);
    }

    private static Optional<NationalIdentityNumber> number(String digits) {
        try {
            return Optional.of(NationalIdentityNumber.of(digits));
        } catch (IllegalArgumentException noNumber) {
            return Optional.empty();
        }
    }

    private static int offset(@Nullable String cursor) {
        if (cursor == null) {
            return 0;
        }
        if (!cursor.matches("\\d{1,9}")) {
            throw new InvalidCursorException("no page begins there");
        }
        return Integer.parseInt(cursor);
    }

    private static PatientRecord record(Patient patient) {
        return new PatientRecord(
                patient.id().toString(),
                patient.nationalIdentityNumber(),
                List.of(patient.givenName()),
                patient.familyName(),
                null,
                patient.birthDate(),
                address(patient),
                controller(patient),
                true);
    }

    /** What is protected is not told to outer systems. */
    private static PatientRecord.@Nullable Address address(Patient patient) {
        String line = patient.address();
        return patient.addressProtection().isProtected() && patient.municipality() == null
                ? null
                : new PatientRecord.Address(
                        line == null ? List.of() : List.of(line),
                        null,
                        null,
                        patient.municipality(),
                        patient.municipalityNumber());
    }

    private static PatientRecord.@Nullable Organisation controller(Patient patient) {
        String number = patient.controllerNumber();
        String name = patient.controllerName();
        return number == null || name == null ? null : new PatientRecord.Organisation(number, name);
    }
}
