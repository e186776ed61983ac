package no.samkonsult.patient;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import no.samkonsult.access.Scope;
import no.samkonsult.platform.Principal;
import no.samkonsult.platform.Problem;
import no.samkonsult.shared.InvalidInput;
import no.samkonsult.shared.PatientId;
import org.jspecify.annotations.Nullable;

/** Patients for other systems: those one has a ground for. */
@Controller("/api/patients")
@ExecuteOn(TaskExecutors.BLOCKING)
final class PatientController {
    private static final int MOST = 200;

    private final PatientRegister register;

    PatientController(PatientRegister register) {
        this.register = register;
    }

    @Serdeable
    record PatientView(
            UUID id,
            String givenName,
            String familyName,
            LocalDate birthDate,
            @Nullable String municipality,
            @Nullable String service) {
        static PatientView of(Patient patient) {
            return new PatientView(
                    patient.id(),
                    patient.givenName(),
                    patient.familyName(),
                    patient.birthDate(),
                    patient.municipalityNumber(),
                    patient.service());
        }
    }

    @Get
    List<PatientView> search(
            Principal who,
            @QueryValue(defaultValue = "") String name,
            @QueryValue(defaultValue = "50") int limit,
            @QueryValue(defaultValue = "0") int offset) {
        if (limit < 1 || limit > MOST) {
            throw new InvalidInput("limit", "must be from 1 to " + MOST);
        }
        if (offset < 0) {
            throw new InvalidInput("offset", "must not be negative");
        }
        return register.search(who, name, limit, offset).stream()
                .map(PatientView::of)
                .toList();
    }

    @Get("/{id}")
    HttpResponse<?> read(Principal who, @PathVariable UUID id) {
        return register.find(who, new PatientId(id), Scope.IDENTITY)
                .<HttpResponse<?>>map(found -> HttpResponse.ok(PatientView.of(found.patient())))
                .orElseGet(() -> Problem.unknown().response());
    }
}
