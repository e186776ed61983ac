package no.samkonsult.pages.consent;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.samkonsult.access.Access;
import no.samkonsult.access.consent.AgreementKind;
import no.samkonsult.access.consent.Agreements;
import no.samkonsult.access.consent.Agreements.Consenting;
import no.samkonsult.access.consent.EndReason;
import no.samkonsult.access.consent.How;
import no.samkonsult.access.consent.Research;
import no.samkonsult.platform.Page;
import no.samkonsult.platform.Principal;
import no.samkonsult.shared.PatientId;

/** The patient's own agreements and consents to research: reading, agreeing, ending. */
@Controller("/my")
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@ExecuteOn(TaskExecutors.BLOCKING)
final class MyConsentsController {
    private static final String CONSENTS = "/my/consents";

    private final Agreements agreements;
    private final Research research;
    private final Access access;

    MyConsentsController(Agreements agreements, Research research, Access access) {
        this.agreements = agreements;
        this.research = research;
        this.access = access;
    }

    @Get
    HttpResponse<?> choices() {
        return HttpResponse.seeOther(URI.create(CONSENTS));
    }

    @Get("/consents")
    HttpResponse<?> consents(Page page, Principal who, @QueryValue(defaultValue = "false") boolean saved) {
        return show(HttpStatus.OK, page, who, saved);
    }

    @Post("/consents/{kind}/agree")
    HttpResponse<?> agree(Page page, Principal who, @PathVariable AgreementKind kind) {
        var consenting = new Consenting(kind, page.texts().language(), How.ON_PAGE, who.person());
        return access.own(who)
                .<HttpResponse<?>>map(own -> answer(page, who, agreements.agree(who, own, consenting)))
                .orElseGet(() -> Answers.unknown(page));
    }

    /** What ending means, before anything has ended. */
    @Get("/consents/{kind}/end")
    HttpResponse<?> ending(Page page, Principal who, @PathVariable AgreementKind kind) {
        return access.own(who).isPresent() ? page.render("consent/end", Map.of("kind", kind)) : Answers.unknown(page);
    }

    @Post("/consents/{kind}/end")
    HttpResponse<?> end(Page page, Principal who, @PathVariable AgreementKind kind) {
        return access.own(who)
                .<HttpResponse<?>>map(own -> answer(page, who, agreements.end(who, own, kind, EndReason.WISH)))
                .orElseGet(() -> Answers.unknown(page));
    }

    @Post("/research/{study}/agree")
    HttpResponse<?> takePart(Page page, Principal who, @PathVariable UUID study) {
        return research.give(who, study, page.texts().language()) ? Answers.saved(CONSENTS) : Answers.unknown(page);
    }

    @Post("/research/{study}/end")
    HttpResponse<?> leave(Page page, Principal who, @PathVariable UUID study) {
        return research.end(who, study) ? Answers.saved(CONSENTS) : Answers.unknown(page);
    }

    private HttpResponse<?> answer(Page page, Principal who, Agreements.Result result) {
        return switch (result) {
            case DONE, UNCHANGED -> Answers.saved(CONSENTS);
            case NOT_ENTITLED, UNKNOWN -> Answers.unknown(page);
        };
    }

    private HttpResponse<?> show(HttpStatus status, Page page, Principal who, boolean saved) {
        Optional<PatientId> own = access.own(who);
        return own.flatMap(
                        patient -> agreements.sheet(who, patient, page.texts().language()))
                .<HttpResponse<?>>map(sheet -> page.render(
                        status,
                        "consent/mine",
                        Map.of("sheet", sheet, "studies", research.studies(who), "saved", saved)))
                .orElseGet(() -> Answers.unknown(page));
    }
}
