package no.samkonsult.scheduling.series;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.samkonsult.platform.Page;
import no.samkonsult.platform.Principal;
import no.samkonsult.platform.Problem;
import no.samkonsult.scheduling.BookingDesk;
import no.samkonsult.scheduling.BookingPage;
import no.samkonsult.scheduling.BookingWish;
import no.samkonsult.scheduling.Consultation;
import no.samkonsult.scheduling.Told;
import no.samkonsult.scheduling.change.MovePage;

/** The page on which a consultation, or one that is about to be booked, is repeated. */
@Controller("/series")
@ExecuteOn(TaskExecutors.BLOCKING)
final class SeriesPageController {
    private static final int LEAST = 2;

    private final SeriesDesk desk;
    private final BookingDesk booking;

    SeriesPageController(SeriesDesk desk, BookingDesk booking) {
        this.desk = desk;
        this.booking = booking;
    }

    /** What is repeated, and how the page shows it. */
    private record Subject(SeriesWish wish, BookingPage booking) {
        static Subject of(SeriesDesk.Repeatable repeatable) {
            return new Subject(repeatable.wish(), MovePage.booking(repeatable.consultation(), repeatable.resources()));
        }
    }

    @Get("/new")
    HttpResponse<?> open(HttpRequest<?> request, Page page, Principal who) {
        var fields = new LinkedHashMap<String, String>();
        request.getParameters().forEachValue((name, value) -> {
            if (!name.startsWith("choice.")) {
                fields.put(name, value);
            }
        });
        var form = new SeriesForm(fields);
        return subject(who, form)
                .<HttpResponse<?>>map(subject -> show(HttpStatus.OK, page, form, subject, look(who, form, subject), ""))
                .orElseGet(() -> unknown(page));
    }

    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> book(@Body Map<String, String> fields, Page page, Principal who) {
        var form = new SeriesForm(fields);
        return subject(who, form)
                .<HttpResponse<?>>map(subject -> book(page, who, form, subject))
                .orElseGet(() -> unknown(page));
    }

    private HttpResponse<?> book(Page page, Principal who, SeriesForm form, Subject subject) {
        List<Occurrence> occurrences = look(who, form, subject);
        if (!occurrences.stream().allMatch(each -> form.isChosen(each.place()))) {
            return again(HttpStatus.UNPROCESSABLE_ENTITY, page, form, subject, occurrences, "series.choose");
        }
        List<Instant> chosen = occurrences.stream()
                .flatMap(each -> form.chosen(each.place()).stream())
                .toList();
        if (chosen.size() < (subject.wish().consultation() == null ? LEAST : LEAST - 1)) {
            return again(HttpStatus.UNPROCESSABLE_ENTITY, page, form, subject, occurrences, "series.too-few");
        }
        return switch (desk.book(who, subject.wish(), form.everyWeeks(), chosen)) {
            case SeriesBooking.Booked(var consultations) -> told(consultations.getFirst(), Told.SERIES);
            case SeriesBooking.Taken() ->
                again(HttpStatus.CONFLICT, page, form, subject, look(who, form, subject), "series.taken");
            case SeriesBooking.Closed() ->
                HttpResponse.seeOther(URI.create(
                        "/consultations/%s?told=CLOSED".formatted(subject.wish().consultation())));
            case SeriesBooking.Unknown() -> unknown(page);
        };
    }

    private Optional<Subject> subject(Principal who, SeriesForm form) {
        return form.consultation().isPresent()
                ? form.consultation().flatMap(id -> desk.repeatable(who, id)).map(Subject::of)
                : form.wish().flatMap(wish -> booking.open(who, BookingWish.of(form.fields()))
                        .map(shown -> new Subject(wish, shown)));
    }

    private List<Occurrence> look(Principal who, SeriesForm form, Subject subject) {
        return form.recurrence(subject.wish().first())
                .flatMap(recurrence -> desk.look(who, subject.wish(), recurrence))
                .orElse(List.of());
    }

    private static HttpResponse<?> again(
            HttpStatus status,
            Page page,
            SeriesForm form,
            Subject subject,
            List<Occurrence> occurrences,
            String message) {
        return show(status, page, form, subject, occurrences, page.text(message));
    }

    private static HttpResponse<?> show(
            HttpStatus status,
            Page page,
            SeriesForm form,
            Subject subject,
            List<Occurrence> occurrences,
            String message) {
        return page.render(
                status,
                "scheduling/series/new",
                Map.of(
                        "shown",
                        new SeriesPage(subject.booking(), form, occurrences),
                        "first",
                        subject.wish().time(subject.wish().first()),
                        "message",
                        message));
    }

    private static HttpResponse<?> told(Consultation consultation, Told what) {
        return HttpResponse.seeOther(URI.create("/consultations/%s?told=%s".formatted(consultation.id(), what)));
    }

    private static HttpResponse<?> unknown(Page page) {
        return page.render(HttpStatus.NOT_FOUND, "error", Map.of("problem", Problem.unknown()));
    }
}
