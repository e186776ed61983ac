package no.samkonsult.scheduling;

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
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import no.samkonsult.platform.Page;
import no.samkonsult.platform.Principal;
import no.samkonsult.platform.Problem;
import no.samkonsult.scheduling.basis.Bases;
import no.samkonsult.scheduling.basis.Basis;
import no.samkonsult.scheduling.overbooking.Overbooking;
import no.samkonsult.shared.InvalidInput;
import no.samkonsult.shared.PersonId;
import no.samkonsult.shared.Role;
import org.jspecify.annotations.Nullable;

/** Booking on one page: who, how long, when. */
@Controller("/consultations")
@ExecuteOn(TaskExecutors.BLOCKING)
final class BookingPageController {
    private final BookingDesk desk;
    private final Bookings bookings;
    private final Bases bases;

    BookingPageController(BookingDesk desk, Bookings bookings, Bases bases) {
        this.desk = desk;
        this.bookings = bookings;
        this.bases = bases;
    }

    @Get("/new")
    HttpResponse<?> open(HttpRequest<?> request, Page page, Principal who) {
        return show(HttpStatus.OK, fields(request), page, who, "", shown -> shown);
    }

    @Get("/new/people")
    HttpResponse<?> people(HttpRequest<?> request, Page page, Principal who) {
        Map<String, String> fields = fields(request);
        return page.render("scheduling/found", Map.of("found", found(fields, who), "asked", isAsked(fields)));
    }

    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> book(@Body Map<String, String> fields, Page page, Principal who) {
        var request = BookingWish.of(fields).request();
        if (request.isEmpty()) {
            return again(fields, page, who, page.text("booking.start.needed"));
        }
        if (desk.isPast(request.get())) {
            return again(fields, page, who, page.text("booking.past"));
        }
        Optional<Basis> basis = Basis.chosen(fields.get("basis"));
        return told(
                who,
                bookings.book(who, request.get()),
                basis,
                page,
                (message, alternatives) ->
                        show(HttpStatus.CONFLICT, fields, page, who, message, shown -> shown.with(alternatives)));
    }

    /** A colleague is to come although their time is taken. */
    @Post("/overbooking")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> overbook(@Body Map<String, String> fields, Page page, Principal who) {
        Optional<Instant> when = OverbookForm.when(fields);
        String reason = fields.getOrDefault(OverbookForm.REASON, "").strip();
        if (when.isEmpty() || reason.isEmpty() || reason.length() > Overbooking.LONGEST) {
            String needed =
                    page.text(when.isEmpty() ? "overbook.when.needed" : "overbook.reason.needed", Overbooking.LONGEST);
            return overbookAgain(HttpStatus.UNPROCESSABLE_ENTITY, fields, page, who, needed);
        }
        Optional<BookingRequest> request = BookingWish.of(fields).request(when.get());
        if (request.isEmpty() || desk.isPast(request.get())) {
            String what = page.text(request.isEmpty() ? "booking.nobody" : "booking.past");
            return overbookAgain(HttpStatus.UNPROCESSABLE_ENTITY, fields, page, who, what);
        }
        var overbooking = new Overbooking(person(fields), reason);
        Optional<Basis> basis = Basis.chosen(fields.get("basis"));
        return told(
                who,
                bookings.book(who, request.get().overbooking(overbooking)),
                basis,
                page,
                (_, _) -> overbookAgain(HttpStatus.CONFLICT, fields, page, who, page.text("overbook.taken")));
    }

    private HttpResponse<?> overbookAgain(
            HttpStatus status, Map<String, String> fields, Page page, Principal who, String message) {
        return show(
                status,
                fields,
                page,
                who,
                message,
                shown -> shown.with(shown.overbook().filledIn(fields)));
    }

    private static PersonId person(Map<String, String> fields) {
        try {
            return PersonId.of(fields.getOrDefault(OverbookForm.PERSON, ""));
        } catch (IllegalArgumentException unreadable) {
            throw new InvalidInput(OverbookForm.PERSON, "is nobody");
        }
    }

    private HttpResponse<?> told(
            Principal who,
            Booking outcome,
            Optional<Basis> basis,
            Page page,
            BiFunction<String, List<SearchResult.Candidate>, HttpResponse<?>> again) {
        return switch (outcome) {
            case Booking.Booked(Consultation consultation) -> {
                basis.ifPresent(chosen -> bases.state(who, consultation, chosen));
                yield HttpResponse.seeOther(URI.create("/consultations/%s?booked=true".formatted(consultation.id())));
            }
            case Booking.Taken(var alternatives) -> again.apply(page.text("booking.taken"), alternatives);
            case Booking.Unknown() -> unknown(page);
        };
    }

    private HttpResponse<?> again(Map<String, String> fields, Page page, Principal who, String message) {
        return show(HttpStatus.UNPROCESSABLE_ENTITY, fields, page, who, message, shown -> shown);
    }

    private HttpResponse<?> show(
            HttpStatus status,
            Map<String, String> fields,
            Page page,
            Principal who,
            String message,
            UnaryOperator<BookingPage> adjust) {
        return desk.open(who, BookingWish.of(fields))
                .<HttpResponse<?>>map(shown -> page.render(
                        status,
                        "scheduling/new",
                        Map.of(
                                "booking", adjust.apply(shown),
                                "message", message,
                                "name", isAsked(fields) ? fields.getOrDefault("name", "") : "",
                                "role", fields.getOrDefault("role", ""),
                                "basis", fields.getOrDefault("basis", ""),
                                "found", found(fields, who),
                                "asked", isAsked(fields))))
                .orElseGet(() -> unknown(page));
    }

    private List<Invitee> found(Map<String, String> fields, Principal who) {
        return isAsked(fields)
                ? desk.lookUp(who, BookingWish.of(fields), role(fields), fields.getOrDefault("name", ""))
                : List.of();
    }

    /** Whether somebody is looked for; whoever was just added was found. */
    private static boolean isAsked(Map<String, String> fields) {
        return !fields.containsKey("add")
                && !(fields.getOrDefault("name", "") + fields.getOrDefault("role", "")).isBlank();
    }

    private static @Nullable Role role(Map<String, String> fields) {
        String role = fields.getOrDefault("role", "");
        if (role.isEmpty()) {
            return null;
        }
        return BookingPage.ROLES.stream()
                .filter(known -> known.name().equals(role))
                .findFirst()
                .orElseThrow(() -> new InvalidInput("role", "is no role that takes part"));
    }

    private static Map<String, String> fields(HttpRequest<?> request) {
        var fields = new LinkedHashMap<String, String>();
        request.getParameters().forEachValue(fields::put);
        return fields;
    }

    private static HttpResponse<?> unknown(Page page) {
        return page.render(HttpStatus.NOT_FOUND, "error", Map.of("problem", Problem.unknown()));
    }
}
