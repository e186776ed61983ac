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
import no.samkonsult.access.representation.Basis;
import no.samkonsult.access.representation.Matters;
import no.samkonsult.access.representation.Representing;
import no.samkonsult.access.representation.Representing.Wish;
import no.samkonsult.access.representation.Withholding;
import no.samkonsult.measurement.Kind;
import no.samkonsult.patient.PatientRegister;
import no.samkonsult.patient.PatientRegister.Found;
import no.samkonsult.platform.Page;
import no.samkonsult.platform.Principal;
import no.samkonsult.shared.PatientId;
import no.samkonsult.shared.PersonId;
import no.samkonsult.shared.TimeRange;

/** Who represents a patient, as health personnel record it, and what they keep from a child's parents. */
@Controller("/patients/{id}/sharing")
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@ExecuteOn(TaskExecutors.BLOCKING)
final class PatientSharingController {
    private final Representing representing;
    private final Withholding withholding;
    private final PatientRegister register;

    PatientSharingController(Representing representing, Withholding withholding, PatientRegister register) {
        this.representing = representing;
        this.withholding = withholding;
        this.register = register;
    }

    @Get
    HttpResponse<?> sharing(
            Page page, Principal who, @PathVariable UUID id, @QueryValue(defaultValue = "false") boolean saved) {
        return show(HttpStatus.OK, page, who, id, saved, "");
    }

    @Post
    HttpResponse<?> record(Page page, Principal who, @PathVariable UUID id, @Body Map<String, String> values) {
        var fields = new Fields(values);
        var wish = new Wish(
                new PersonId(fields.id("person")),
                fields.one(Basis.class, "basis"),
                fields.optional(Matters.class, "matters").orElse(null),
                fields.parts(),
                fields.date("decidedOn"),
                fields.value("area"));
        return switch (representing.record(who, new PatientId(id), wish)) {
            case DONE -> saved(id);
            case UNCHANGED -> again(page, who, id, page.text("sharing.already"));
            case TOO_YOUNG -> again(page, who, id, page.text("sharing.too-young"));
            case TOO_OLD -> again(page, who, id, page.text("sharing.too-old"));
            case INCOMPLETE -> again(page, who, id, page.text("sharing.incomplete"));
            case UNKNOWN -> Answers.unknown(page);
        };
    }

    @Post("/{representation}/end")
    HttpResponse<?> end(Page page, Principal who, @PathVariable UUID id, @PathVariable UUID representation) {
        return representing.end(who, new PatientId(id), representation) == Representing.Result.DONE
                ? saved(id)
                : Answers.unknown(page);
    }

    @Post("/withheld")
    HttpResponse<?> withhold(Page page, Principal who, @PathVariable UUID id, @Body Map<String, String> values) {
        var fields = new Fields(values);
        var patient = new PatientId(id);
        String reason = fields.value("reason");
        if (!fields.value("consultation").isEmpty()) {
            return answer(page, who, id, withholding.consultation(who, patient, fields.id("consultation"), reason));
        }
        Optional<TimeRange> during = period(fields);
        if (during.isEmpty()) {
            return again(page, who, id, page.text("withheld.period.needed"));
        }
        Short kind = fields.optional(Kind.class, "kind").map(Kind::stored).orElse(null);
        return answer(page, who, id, withholding.measurements(who, patient, kind, during.get(), reason));
    }

    @Post("/withheld/{item}/lift")
    HttpResponse<?> lift(Page page, Principal who, @PathVariable UUID id, @PathVariable UUID item) {
        return answer(page, who, id, withholding.lift(who, new PatientId(id), item));
    }

    /** Whole days, the last one included. */
    private static Optional<TimeRange> period(Fields fields) {
        var from = fields.date("from");
        var to = fields.date("to");
        if (from == null || to == null || to.isBefore(from)) {
            return Optional.empty();
        }
        return Optional.of(new TimeRange(
                from.atStartOfDay(Page.ZONE).toInstant(),
                to.plusDays(1).atStartOfDay(Page.ZONE).toInstant()));
    }

    private HttpResponse<?> answer(Page page, Principal who, UUID id, Withholding.Result result) {
        return switch (result) {
            case DONE -> saved(id);
            case REASON_NEEDED -> again(page, who, id, page.text("withheld.reason.needed"));
            case UNKNOWN -> Answers.unknown(page);
        };
    }

    private static HttpResponse<?> saved(UUID id) {
        return Answers.saved("/patients/%s/sharing".formatted(id));
    }

    private HttpResponse<?> again(Page page, Principal who, UUID id, String error) {
        return show(HttpStatus.UNPROCESSABLE_ENTITY, page, who, id, false, error);
    }

    private HttpResponse<?> show(HttpStatus status, Page page, Principal who, UUID id, boolean saved, String error) {
        var patient = new PatientId(id);
        Optional<Found> found = register.find(who, patient, Scope.IDENTITY);
        return found.flatMap(_ -> representing.sheet(who, patient))
                .<HttpResponse<?>>map(sheet -> page.render(
                        status,
                        "consent/patient-sharing",
                        Map.of(
                                "patient", found.orElseThrow().patient(),
                                "sheet", sheet,
                                "withheld", withholding.sheet(who, patient),
                                "saved", saved,
                                "error", error)))
                .orElseGet(() -> Answers.unknown(page));
    }
}
