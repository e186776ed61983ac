package no.samkonsult.scheduling.proposal;

import io.micronaut.http.HttpRequest;
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
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.samkonsult.platform.Page;
import no.samkonsult.platform.Principal;
import no.samkonsult.platform.Problem;
import no.samkonsult.scheduling.BookingDesk;
import no.samkonsult.scheduling.BookingPage;
import no.samkonsult.scheduling.BookingWish;
import no.samkonsult.scheduling.Spoken;

/** Proposals as pages: asking the parties, answering on a phone, and deciding. */
@Controller("/proposals")
@Produces(MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
final class ProposalPageController {
    private final BookingDesk booking;
    private final ProposalDesk desk;
    private final ProposalReading reading;
    private final Agreement agreement;
    private final Clock clock;

    ProposalPageController(
            BookingDesk booking, ProposalDesk desk, ProposalReading reading, Agreement agreement, Clock clock) {
        this.booking = booking;
        this.desk = desk;
        this.reading = reading;
        this.agreement = agreement;
        this.clock = clock;
    }

    /** Those that wait for one's own answer, and those one has made. */
    @Get
    HttpResponse<?> mine(Page page, Principal who) {
        if (!who.role().meets()) {
            return unknown(page);
        }
        return page.render(
                "scheduling/proposal/list", Map.of("waiting", reading.waitingFor(who), "made", reading.madeBy(who)));
    }

    @Get("/new")
    HttpResponse<?> form(HttpRequest<?> request, Page page, Principal who) {
        var fields = new LinkedHashMap<String, String>();
        request.getParameters().forEachValue(fields::put);
        return form(HttpStatus.OK, page, who, new ProposalForm(fields), "");
    }

    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> propose(Page page, Principal who, @Body Map<String, String> fields) {
        var form = new ProposalForm(fields);
        if (!form.isWithinMost()) {
            return form(HttpStatus.UNPROCESSABLE_ENTITY, page, who, form, "");
        }
        Instant now = clock.instant();
        if (!now.isBefore(ProposalRules.latestDeadline(form.starts()))) {
            return form(HttpStatus.UNPROCESSABLE_ENTITY, page, who, form, page.text("proposal.too-soon"));
        }
        Optional<ProposalWish> wish = form.wish(now);
        if (wish.isEmpty()) {
            return form(HttpStatus.UNPROCESSABLE_ENTITY, page, who, form, page.text("booking.nobody"));
        }
        return switch (desk.propose(who, wish.get())) {
            case Proposing.Asked(UUID id) -> shown(id, "asked");
            case Proposing.Taken(var start) ->
                form(HttpStatus.CONFLICT, page, who, form, page.text("proposal.taken", page.time(start)));
            case Proposing.Unknown() -> unknown(page);
        };
    }

    @Get("/{id}")
    HttpResponse<?> one(Page page, Principal who, @PathVariable UUID id, @QueryValue(defaultValue = "") String done) {
        String message =
                switch (done) {
                    case "asked" -> page.text("proposal.done.asked");
                    case "answered" -> page.text("proposal.done.answered");
                    case "noted" -> page.text("spoken.done");
                    default -> "";
                };
        return detail(HttpStatus.OK, page, who, id, Map.of(), message, "");
    }

    @Post("/{id}/answer")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> answer(Page page, Principal who, @PathVariable UUID id, @Body Map<String, String> fields) {
        var form = new ProposalForm(fields);
        String suggestion = fields.getOrDefault("suggestion", "").strip();
        Optional<String> fault = form.fault();
        if (fault.isPresent()) {
            return detail(HttpStatus.UNPROCESSABLE_ENTITY, page, who, id, fields, "", page.text(fault.get()));
        }
        if (suggestion.length() > Answer.LONGEST) {
            String tooLong = page.text("proposal.suggestion.long", Answer.LONGEST);
            return detail(HttpStatus.UNPROCESSABLE_ENTITY, page, who, id, fields, "", tooLong);
        }
        return told(agreement.answer(who, id, form.answer()), page, who, id, "answered");
    }

    /** What somebody who does not log in has said. */
    @Post("/{id}/spoken-answer")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> note(Page page, Principal who, @PathVariable UUID id, @Body Map<String, String> fields) {
        var form = new ProposalForm(fields);
        Spoken spoken = Spoken.of(fields);
        Optional<String> fault = spoken.saidAt().isAfter(clock.instant()) ? Optional.of("spoken.future") : form.fault();
        return fault.isPresent()
                ? detail(HttpStatus.UNPROCESSABLE_ENTITY, page, who, id, Map.of(), "", page.text(fault.get()))
                : told(agreement.note(who, id, form.answer(), spoken), page, who, id, "noted");
    }

    @Post("/{id}/confirm")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> confirm(Page page, Principal who, @PathVariable UUID id, @Body Map<String, String> fields) {
        var chosen = new ProposalForm(fields).starts();
        return chosen.isEmpty()
                ? detail(
                        HttpStatus.UNPROCESSABLE_ENTITY, page, who, id, Map.of(), "", page.text("booking.start.needed"))
                : told(agreement.confirm(who, id, chosen.getFirst()), page, who, id, "");
    }

    @Post("/{id}/withdraw")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> withdraw(Page page, Principal who, @PathVariable UUID id, @Body Map<String, String> fields) {
        String reason = fields.getOrDefault("reason", "").strip();
        if (reason.isEmpty() || reason.length() > ProposalRequests.LONGEST_REASON) {
            String needed = page.text("proposal.reason.needed", ProposalRequests.LONGEST_REASON);
            return detail(HttpStatus.UNPROCESSABLE_ENTITY, page, who, id, Map.of(), "", needed);
        }
        return told(agreement.withdraw(who, id, reason), page, who, id, "");
    }

    private HttpResponse<?> told(Outcome outcome, Page page, Principal who, UUID id, String done) {
        return switch (outcome) {
            case Outcome.Done() -> shown(id, done);
            case Outcome.Confirmed(UUID consultation) ->
                HttpResponse.seeOther(URI.create("/consultations/%s?booked=true".formatted(consultation)));
            case Outcome.Taken() ->
                detail(HttpStatus.CONFLICT, page, who, id, Map.of(), "", page.text("proposal.not-booked"));
            case Outcome.Closed() ->
                detail(HttpStatus.CONFLICT, page, who, id, Map.of(), "", page.text("proposal.closed"));
            case Outcome.Unknown() -> unknown(page);
        };
    }

    private HttpResponse<?> form(HttpStatus status, Page page, Principal who, ProposalForm form, String error) {
        Optional<BookingPage> shown = booking.open(who, BookingWish.of(form.fields()));
        if (shown.isEmpty()) {
            return unknown(page);
        }
        String counted = form.isWithinMost() ? error : page.text("proposal.times.needed", ProposalWish.MOST);
        return page.render(
                status,
                "scheduling/proposal/new",
                Map.of("booking", shown.get(), "form", form, "error", counted, "complete", form.isWithinMost()));
    }

    private HttpResponse<?> detail(
            HttpStatus status,
            Page page,
            Principal who,
            UUID id,
            Map<String, String> typed,
            String message,
            String error) {
        return reading.one(who, id)
                .<HttpResponse<?>>map(view -> page.render(
                        status,
                        "scheduling/proposal/one",
                        Map.of(
                                "view",
                                view,
                                "typed",
                                typed,
                                "message",
                                message,
                                "error",
                                error,
                                "now",
                                clock.instant())))
                .orElseGet(() -> unknown(page));
    }

    private static HttpResponse<?> shown(UUID id, String done) {
        return HttpResponse.seeOther(
                URI.create("/proposals/%s%s".formatted(id, done.isEmpty() ? "" : "?done=" + done)));
    }

    private static HttpResponse<?> unknown(Page page) {
        return page.render(HttpStatus.NOT_FOUND, "error", Map.of("problem", Problem.unknown()));
    }
}
