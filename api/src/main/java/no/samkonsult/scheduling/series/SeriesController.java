package no.samkonsult.scheduling.series;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import no.samkonsult.platform.Principal;
import no.samkonsult.platform.Problem;
import no.samkonsult.scheduling.Cancellation;
import no.samkonsult.scheduling.ConsultationAnswers.Shown;
import no.samkonsult.scheduling.change.Changing;
import org.jspecify.annotations.Nullable;

/** Series over REST: looked at, booked, seen, and moved or cancelled from one of them on. */
@Controller("/api")
@ExecuteOn(TaskExecutors.BLOCKING)
final class SeriesController {
    private final SeriesDesk desk;
    private final FromHere fromHere;

    SeriesController(SeriesDesk desk, FromHere fromHere) {
        this.desk = desk;
        this.fromHere = fromHere;
    }

    @Post("/series/search")
    HttpResponse<?> look(@Body SeriesRequests.Rule rule, Principal who) {
        return subject(who, rule.consultationId(), rule::wish)
                .flatMap(wish -> desk.look(who, wish, rule.recurrence(wish.first())))
                .<HttpResponse<?>>map(found -> HttpResponse.ok(SeriesAnswers.Looked.of(found)))
                .orElseGet(() -> Problem.unknown().response());
    }

    @Post("/series")
    HttpResponse<?> book(@Body SeriesRequests.Wish wish, Principal who) {
        return subject(who, wish.consultationId(), wish::wish)
                .<HttpResponse<?>>map(subject -> book(who, subject, wish))
                .orElseGet(() -> Problem.unknown().response());
    }

    /** What is repeated: a consultation, or what is said of one. */
    private Optional<SeriesWish> subject(Principal who, @Nullable UUID consultation, Supplier<SeriesWish> said) {
        return consultation == null
                ? Optional.of(said.get())
                : desk.repeatable(who, consultation).map(SeriesDesk.Repeatable::wish);
    }

    private HttpResponse<?> book(Principal who, SeriesWish subject, SeriesRequests.Wish wish) {
        return switch (desk.book(who, subject, wish.checkedWeeks(), wish.chosen())) {
            case SeriesBooking.Booked(var consultations) ->
                HttpResponse.created(new SeriesAnswers.Booked(
                        consultations.stream().map(Shown::of).toList()));
            case SeriesBooking.Taken() -> taken("Somebody's time is no longer free, so nothing was booked.");
            case SeriesBooking.Closed() -> closed();
            case SeriesBooking.Unknown() -> Problem.unknown().response();
        };
    }

    @Get("/consultations/{id}/series")
    HttpResponse<?> one(UUID id, Principal who) {
        return desk.one(who, id)
                .<HttpResponse<?>>map(series -> HttpResponse.ok(SeriesAnswers.Whole.of(series)))
                .orElseGet(() -> Problem.unknown().response());
    }

    @Post("/consultations/{id}/series/search")
    HttpResponse<?> lookFromHere(UUID id, @Body SeriesRequests.Wanted wanted, Principal who) {
        return fromHere.look(who, id, _ -> wanted.checkedStart())
                .<HttpResponse<?>>map(found -> HttpResponse.ok(SeriesAnswers.Looked.of(found)))
                .orElseGet(() -> Problem.unknown().response());
    }

    @Post("/consultations/{id}/series/move")
    HttpResponse<?> move(UUID id, @Body SeriesRequests.Moves moves, Principal who) {
        return switch (fromHere.move(who, id, moves.changes())) {
            case Changing.Changed _ -> one(id, who);
            case Changing.Taken _ -> taken("Somebody is not free at one of the times, so nothing was moved.");
            case Changing.Stale _ ->
                Problem.of(HttpStatus.CONFLICT, "changed", "Somebody else has changed one of them since.")
                        .response();
            case Changing.Closed() -> closed();
            case Changing.Unknown() -> Problem.unknown().response();
        };
    }

    @Post("/consultations/{id}/series/cancellation")
    HttpResponse<?> cancel(UUID id, @Body SeriesRequests.Regret regret, Principal who) {
        return switch (fromHere.cancel(who, id, regret.checkedReason())) {
            case Cancellation.Cancelled _ -> one(id, who);
            case Cancellation.AlreadyCancelled _, Cancellation.TooLate _ -> closed();
            case Cancellation.Unknown() -> Problem.unknown().response();
        };
    }

    private static HttpResponse<?> taken(String detail) {
        return Problem.of(HttpStatus.CONFLICT, "slot-taken", detail).response();
    }

    private static HttpResponse<?> closed() {
        return Problem.of(HttpStatus.CONFLICT, "closed", "The consultation was cancelled, or is over.")
                .response();
    }
}
