package no.samkonsult.access.substitute;

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
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.samkonsult.platform.Page;
import no.samkonsult.platform.Principal;
import no.samkonsult.platform.Problem;
import no.samkonsult.shared.Role;
import org.jspecify.annotations.Nullable;

/** The page of an office's substitutes: who stands in for whom, offering, accepting, ending. */
@Controller("/substitutions")
@Produces(MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
final class SubstitutionController {
    private static final URI LIST = URI.create("/substitutions");

    private final Locums locums;
    private final Clock clock;

    SubstitutionController(Locums locums, Clock clock) {
        this.locums = locums;
        this.clock = clock;
    }

    /** {@code regular} comes from a secretary; a doctor offers for themselves. */
    @Serdeable
    record Form(
            @Nullable UUID regular,
            @Nullable UUID substitute,
            @Nullable String from,
            @Nullable String last) {
        Optional<Locums.Offer> offer(Principal who) {
            UUID forWhom = who.role() == Role.SECRETARY ? regular : who.person().value();
            if (forWhom == null || substitute == null || from == null || last == null) {
                return Optional.empty();
            }
            try {
                return Optional.of(new Locums.Offer(forWhom, substitute, LocalDate.parse(from), LocalDate.parse(last)));
            } catch (DateTimeParseException noDate) {
                return Optional.empty();
            }
        }
    }

    @Get
    HttpResponse<?> page(Page page, Principal who) {
        return Locums.concerns(who.role()) ? list(HttpStatus.OK, page, who, "") : unknown(page);
    }

    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> offer(Page page, Principal who, @Body Form form) {
        if (!Locums.concerns(who.role())) {
            return unknown(page);
        }
        return form.offer(who).filter(offer -> locums.offer(who, offer)).isPresent()
                ? HttpResponse.seeOther(LIST)
                : list(HttpStatus.UNPROCESSABLE_ENTITY, page, who, page.text("substitution.impossible"));
    }

    @Post("/{id}/accept")
    @Consumes(MediaType.ALL)
    HttpResponse<?> accept(Page page, Principal who, @PathVariable UUID id) {
        return Locums.concerns(who.role()) && locums.accept(who, id) ? HttpResponse.seeOther(LIST) : unknown(page);
    }

    @Post("/{id}/end")
    @Consumes(MediaType.ALL)
    HttpResponse<?> end(Page page, Principal who, @PathVariable UUID id) {
        return Locums.concerns(who.role()) && locums.end(who, id) ? HttpResponse.seeOther(LIST) : unknown(page);
    }

    private HttpResponse<String> list(HttpStatus status, Page page, Principal who, String error) {
        return page.render(
                status,
                "access/substitutions",
                Map.of(
                        "substitutions", locums.mine(who),
                        "doctors", locums.doctors(who),
                        "me", who.person().value(),
                        "secretary", who.role() == Role.SECRETARY,
                        "now", clock.instant(),
                        "error", error));
    }

    private static HttpResponse<String> unknown(Page page) {
        return page.render(HttpStatus.NOT_FOUND, "error", Map.of("problem", Problem.unknown()));
    }
}
