package no.samkonsult.scheduling;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import no.samkonsult.organisation.hours.WallClockRules;
import no.samkonsult.platform.Principal;
import no.samkonsult.platform.Problem;
import no.samkonsult.scheduling.invitation.answer.Answering;
import no.samkonsult.scheduling.invitation.answer.Answers;
import org.jspecify.annotations.Nullable;

/** Searching, booking, seeing, answering and cancelling consultations over REST. */
@Controller("/api/consultations")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ConsultationController {
    private static final int PAGE = 50;

    private final JointSearch search;
    private final Bookings bookings;
    private final Answers answers;
    private final Clock clock;

    ConsultationController(JointSearch search, Bookings bookings, Answers answers, Clock clock) {
        this.search = search;
        this.bookings = bookings;
        this.answers = answers;
        this.clock = clock;
    }

    @Post("/search")
    HttpResponse<?> search(@Body ConsultationRequests.Wanted wanted, Principal who) {
        return switch (search.search(who, wanted.request())) {
            case Search.Found found -> HttpResponse.ok(ConsultationAnswers.Answer.of(found));
            case Search.Unknown() -> Problem.unknown().response();
        };
    }

    @Post
    HttpResponse<?> book(@Body ConsultationRequests.Wish wish, Principal who) {
        return switch (bookings.book(who, wish.request())) {
            case Booking.Booked(Consultation consultation) ->
                HttpResponse.created(ConsultationAnswers.Shown.of(consultation));
            case Booking.Taken(var alternatives) ->
                HttpResponse.status(HttpStatus.CONFLICT)
                        .body(ConsultationAnswers.SlotTaken.of(alternatives))
                        .contentType(Problem.MEDIA_TYPE);
            case Booking.Unknown() -> Problem.unknown().response();
        };
    }

    /** From the beginning of today unless {@code from} says otherwise; {@code next}, where there is more, is the next page's {@code from}. */
    @Get
    ConsultationAnswers.Mine mine(@QueryValue @Nullable OffsetDateTime from, Principal who) {
        Instant first = from == null ? today() : from.toInstant();
        List<Consultation> found = bookings.mine(who, first, PAGE + 1);
        boolean more = found.size() > PAGE;
        return new ConsultationAnswers.Mine(
                found.stream().limit(PAGE).map(ConsultationAnswers.Shown::of).toList(),
                more ? ConsultationAnswers.local(found.getLast().time().start()) : null);
    }

    @Get("/{id}")
    HttpResponse<?> one(UUID id, Principal who) {
        return bookings.one(who, id)
                .<HttpResponse<?>>map(consultation -> HttpResponse.ok(ConsultationAnswers.Shown.of(consultation)))
                .orElseGet(() -> Problem.unknown().response());
    }

    @Post("/{id}/cancellation")
    HttpResponse<?> cancel(UUID id, @Body ConsultationRequests.Regret regret, Principal who) {
        return switch (bookings.cancel(who, id, regret.checkedReason())) {
            case Cancellation.Cancelled(Consultation consultation) ->
                HttpResponse.ok(ConsultationAnswers.Shown.of(consultation));
            case Cancellation.AlreadyCancelled() ->
                Problem.of(HttpStatus.CONFLICT, "already-cancelled", "The consultation was cancelled before.")
                        .response();
            case Cancellation.TooLate() ->
                Problem.of(HttpStatus.CONFLICT, "over", "The consultation is over.")
                        .response();
            case Cancellation.Unknown() -> Problem.unknown().response();
        };
    }

    @Post("/{id}/answer")
    HttpResponse<?> answer(UUID id, @Body ConsultationRequests.Reply reply, Principal who) {
        return switch (answers.answer(who, id, reply.answered())) {
            case Answering.Answered() -> HttpResponse.noContent();
            case Answering.TooLate() ->
                Problem.of(HttpStatus.CONFLICT, "over", "The consultation is cancelled or over.")
                        .response();
            case Answering.Unknown() -> Problem.unknown().response();
        };
    }

    private Instant today() {
        return clock.instant()
                .atZone(WallClockRules.ZONE)
                .toLocalDate()
                .atStartOfDay(WallClockRules.ZONE)
                .toInstant();
    }
}
