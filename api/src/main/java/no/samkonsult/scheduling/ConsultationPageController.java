package no.samkonsult.scheduling;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.samkonsult.organisation.hours.WallClockRules;
import no.samkonsult.platform.Page;
import no.samkonsult.platform.Principal;
import no.samkonsult.platform.Problem;
import no.samkonsult.scheduling.basis.Bases;
import no.samkonsult.scheduling.history.ConsultationHistory;
import no.samkonsult.scheduling.history.TimeRequests;
import no.samkonsult.scheduling.invitation.Invitations;
import no.samkonsult.scheduling.invitation.answer.Answer;
import no.samkonsult.scheduling.invitation.answer.Answering;
import no.samkonsult.scheduling.invitation.answer.Answers;
import no.samkonsult.scheduling.overbooking.Overbookings;
import no.samkonsult.scheduling.place.MeetingPlaces;
import no.samkonsult.scheduling.series.Series;
import no.samkonsult.scheduling.series.SeriesDesk;
import no.samkonsult.scheduling.undo.UndoDesk;
import no.samkonsult.shared.InvalidInput;
import no.samkonsult.shared.PersonId;
import org.jspecify.annotations.Nullable;

/** One's own consultations as pages: what is coming, one of them, answering and cancelling it. */
@Controller("/consultations")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ConsultationPageController {
    private static final int ROWS = 25;
    private static final int LONGEST_REASON = 500;
    private static final int DAYS_BACK = 30;

    private final Bookings bookings;
    private final Invitations invitations;
    private final Answers answers;
    private final Overbookings overbookings;
    private final ConsultationHistory history;
    private final TimeRequests requests;
    private final SeriesDesk series;
    private final UndoDesk undoing;
    private final Bases bases;
    private final MeetingPlaces places;
    private final Clock clock;

    ConsultationPageController(
            Bookings bookings,
            Invitations invitations,
            Answers answers,
            Overbookings overbookings,
            ConsultationHistory history,
            TimeRequests requests,
            SeriesDesk series,
            UndoDesk undoing,
            Bases bases,
            MeetingPlaces places,
            Clock clock) {
        this.bookings = bookings;
        this.invitations = invitations;
        this.answers = answers;
        this.overbookings = overbookings;
        this.history = history;
        this.requests = requests;
        this.series = series;
        this.undoing = undoing;
        this.bases = bases;
        this.places = places;
        this.clock = clock;
    }

    /** From the beginning of today unless {@code from} says otherwise. */
    @Get
    HttpResponse<?> mine(Page page, Principal who, @QueryValue @Nullable Instant from) {
        if (!who.role().meets()) {
            return unknown(page);
        }
        List<Consultation> found = bookings.mine(who, from == null ? startOfDay(0) : from, ROWS + 1);
        return page.render(
                "scheduling/list",
                Map.of(
                        "consultations",
                        found.stream().limit(ROWS).toList(),
                        "next",
                        found.size() > ROWS ? found.getLast().time().start().toString() : "",
                        "earlier",
                        from == null ? startOfDay(DAYS_BACK).toString() : ""));
    }

    @Get("/{id}")
    HttpResponse<?> one(
            Page page,
            Principal who,
            @PathVariable UUID id,
            @QueryValue(defaultValue = "false") boolean booked,
            @QueryValue @Nullable Told told) {
        String message = told == null ? "" : page.texts().of("consultation.told", told);
        return detail(HttpStatus.OK, page, who, id, booked ? page.text("consultation.booked") : message, "");
    }

    @Post("/{id}/cancel")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> cancel(Page page, Principal who, @PathVariable UUID id, @Body Map<String, String> fields) {
        String reason = fields.getOrDefault("reason", "").strip();
        if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
            String needed = page.text("consultation.reason.needed", LONGEST_REASON);
            return detail(HttpStatus.UNPROCESSABLE_ENTITY, page, who, id, "", needed);
        }
        return switch (bookings.cancel(who, id, reason)) {
            case Cancellation.Cancelled _ -> HttpResponse.seeOther(URI.create("/consultations/" + id));
            case Cancellation.AlreadyCancelled() ->
                detail(HttpStatus.CONFLICT, page, who, id, "", page.text("consultation.cancelled.before"));
            case Cancellation.TooLate() ->
                detail(HttpStatus.CONFLICT, page, who, id, "", page.text("consultation.over"));
            case Cancellation.Unknown() -> unknown(page);
        };
    }

    @Post("/{id}/answer")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> answer(Page page, Principal who, @PathVariable UUID id, @Body Map<String, String> fields) {
        String comment = fields.getOrDefault("comment", "").strip();
        if (comment.length() > Answer.LONGEST_COMMENT) {
            String tooLong = page.text("invitation.comment.too-long", Answer.LONGEST_COMMENT);
            return detail(HttpStatus.UNPROCESSABLE_ENTITY, page, who, id, "", tooLong);
        }
        return switch (answers.answer(who, id, Answer.of(fields.get("answer"), comment))) {
            case Answering.Answered() -> shown(id, Told.ANSWERED);
            case Answering.TooLate() ->
                detail(HttpStatus.CONFLICT, page, who, id, "", page.text("invitation.too-late"));
            case Answering.Unknown() -> unknown(page);
        };
    }

    /** Somebody has been rung whom nothing else reached. */
    @Post("/{id}/told")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> told(Page page, Principal who, @PathVariable UUID id, @Body Map<String, String> fields) {
        PersonId person = person(fields.getOrDefault("person", ""));
        return bookings.rang(who, id, person)
                ? HttpResponse.seeOther(URI.create("/consultations/" + id))
                : unknown(page);
    }

    private static PersonId person(String id) {
        try {
            return new PersonId(UUID.fromString(id));
        } catch (IllegalArgumentException unreadable) {
            throw new InvalidInput("person", "is not an id");
        }
    }

    /** For those who take part and move nothing themselves. */
    @Post("/{id}/time-request")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> askForTime(Page page, Principal who, @PathVariable UUID id, @Body Map<String, String> fields) {
        String words = fields.getOrDefault("words", "").strip();
        if (words.length() > TimeRequests.LONGEST) {
            String error = page.text("change.ask.long", TimeRequests.LONGEST);
            return detail(HttpStatus.UNPROCESSABLE_ENTITY, page, who, id, "", error);
        }
        return bookings.one(who, id)
                .filter(consultation -> bookings.isGuest(who, consultation))
                .<HttpResponse<?>>map(consultation -> {
                    boolean open = bookings.mayAsk(who, consultation);
                    if (open) {
                        requests.ask(who, id, consultation.version(), consultation.createdBy(), words);
                    }
                    return shown(id, open ? Told.ASKED : Told.CLOSED);
                })
                .orElseGet(() -> unknown(page));
    }

    private HttpResponse<?> detail(HttpStatus status, Page page, Principal who, UUID id, String message, String error) {
        return bookings.one(who, id)
                .<HttpResponse<?>>map(consultation -> page.render(
                        status,
                        "scheduling/consultation",
                        Map.of(
                                "view",
                                view(who, consultation),
                                "bases",
                                bases.of(who, id),
                                "message",
                                message,
                                "error",
                                error)))
                .orElseGet(() -> unknown(page));
    }

    private ConsultationView view(Principal who, Consultation consultation) {
        Series repeated = series.one(who, consultation);
        boolean open = consultation.isBooked() && consultation.time().end().isAfter(clock.instant());
        return new ConsultationView(
                consultation,
                places.of(who, consultation.id()),
                invitations.states(consultation.id()),
                answers.comments(who, consultation),
                overbookings.of(who, consultation.id()),
                bookings.resources(who, consultation),
                open ? consultation.expected(who).orElse(null) : null,
                bookings.isCancellable(who, consultation),
                bookings.isChangeable(who, consultation),
                bookings.mayAsk(who, consultation),
                bookings.isArranging(who, consultation),
                history.of(who, consultation.id()),
                requests.open(who, consultation.id(), consultation.version()),
                repeated,
                repeated.hasLater(clock.instant()),
                series.isRepeatable(who, consultation),
                undoing.isUndoable(who, consultation),
                answers.noted(who, consultation),
                clock.instant());
    }

    private Instant startOfDay(int daysBack) {
        return LocalDate.ofInstant(clock.instant(), WallClockRules.ZONE)
                .minusDays(daysBack)
                .atStartOfDay(WallClockRules.ZONE)
                .toInstant();
    }

    private static HttpResponse<?> shown(UUID id, Told what) {
        return HttpResponse.seeOther(URI.create("/consultations/%s?told=%s".formatted(id, what)));
    }

    private static HttpResponse<?> unknown(Page page) {
        return page.render(HttpStatus.NOT_FOUND, "error", Map.of("problem", Problem.unknown()));
    }
}
