package no.samkonsult.pages.consent;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.samkonsult.access.Scope;
import no.samkonsult.access.consent.AgreementKind;
import no.samkonsult.access.consent.Agreements;
import no.samkonsult.access.consent.Agreements.Consenting;
import no.samkonsult.access.consent.EndReason;
import no.samkonsult.access.consent.How;
import no.samkonsult.patient.PatientRegister;
import no.samkonsult.patient.PatientRegister.Found;
import no.samkonsult.platform.Page;
import no.samkonsult.platform.Principal;
import no.samkonsult.shared.InvalidInput;
import no.samkonsult.shared.PatientId;
import no.samkonsult.shared.PersonId;

/** A patient's agreements, as health personnel write them down: who agreed, how. */
@Controller("/patients/{id}/consents")
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@ExecuteOn(TaskExecutors.BLOCKING)
final class PatientConsentsController {
    private final Agreements agreements;
    private final PatientRegister register;

    PatientConsentsController(Agreements agreements, PatientRegister register) {
        this.agreements = agreements;
        this.register = register;
    }

    @Get
    HttpResponse<?> consents(
            Page page, Principal who, @PathVariable UUID id, @QueryValue(defaultValue = "false") boolean saved) {
        return show(HttpStatus.OK, page, who, id, saved, "");
    }

    @Post("/{kind}/agree")
    HttpResponse<?> agree(
            Page page,
            Principal who,
            @PathVariable UUID id,
            @PathVariable AgreementKind kind,
            @Body Map<String, String> values) {
        var fields = new Fields(values);
        var consenting = new Consenting(
                kind, page.texts().language(), fields.one(How.class, "how"), new PersonId(fields.id("agreedBy")));
        return answer(page, who, id, agreements.agree(who, new PatientId(id), consenting));
    }

    @Post("/{kind}/end")
    HttpResponse<?> end(
            Page page,
            Principal who,
            @PathVariable UUID id,
            @PathVariable AgreementKind kind,
            @Body Map<String, String> values) {
        EndReason reason = new Fields(values).one(EndReason.class, "reason");
        if (!reason.isGivenByPerson()) {
            throw new InvalidInput("reason", "is none of the choices");
        }
        return answer(page, who, id, agreements.end(who, new PatientId(id), kind, reason));
    }

    private HttpResponse<?> answer(Page page, Principal who, UUID id, Agreements.Result result) {
        return switch (result) {
            case DONE, UNCHANGED -> Answers.saved("/patients/%s/consents".formatted(id));
            case NOT_ENTITLED ->
                show(HttpStatus.UNPROCESSABLE_ENTITY, page, who, id, false, page.text("consent.not-entitled"));
            case UNKNOWN -> Answers.unknown(page);
        };
    }

    private HttpResponse<?> show(HttpStatus status, Page page, Principal who, UUID id, boolean saved, String error) {
        var patient = new PatientId(id);
        Optional<Found> found = register.find(who, patient, Scope.IDENTITY);
        return found.flatMap(_ -> agreements.sheet(who, patient, page.texts().language()))
                .<HttpResponse<?>>map(sheet -> page.render(
                        status,
                        "consent/patient",
                        Map.of(
                                "patient", found.orElseThrow().patient(),
                                "sheet", sheet,
                                "saved", saved,
                                "error", error)))
                .orElseGet(() -> Answers.unknown(page));
    }
}
