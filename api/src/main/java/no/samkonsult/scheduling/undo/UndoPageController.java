package no.samkonsult.scheduling.undo;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import no.samkonsult.platform.Page;
import no.samkonsult.platform.Principal;
import no.samkonsult.platform.Problem;
import no.samkonsult.scheduling.Attendees;
import no.samkonsult.scheduling.BookingFields;
import no.samkonsult.scheduling.Consultation;
import no.samkonsult.scheduling.Told;

/** Undoing a cancellation from the page of what was cancelled. */
@Controller("/consultations/{id}/undo")
@ExecuteOn(TaskExecutors.BLOCKING)
final class UndoPageController {
    private final UndoDesk desk;

    UndoPageController(UndoDesk desk) {
        this.desk = desk;
    }

    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> undo(Page page, Principal who, @PathVariable UUID id) {
        return switch (desk.undo(who, id)) {
            case Undoing.Restored _ -> told(id, Told.RESTORED);
            case Undoing.Taken taken -> taken(page, who, taken);
            case Undoing.TooLate() -> told(id, Told.CLOSED);
            case Undoing.Unknown() -> page.render(HttpStatus.NOT_FOUND, "error", Map.of("problem", Problem.unknown()));
        };
    }

    /** Who is not free, and where those who may book look for another time. */
    private static HttpResponse<?> taken(Page page, Principal who, Undoing.Taken taken) {
        Consultation is = taken.consultation();
        var attendees = new Attendees(is.besidesThePatient(true), is.besidesThePatient(false));
        return page.render(
                HttpStatus.CONFLICT,
                "scheduling/undo/taken",
                Map.of(
                        "consultation",
                        is,
                        "busy",
                        taken.names(),
                        "search",
                        who.role().mayBook()
                                ? BookingFields.path(BookingFields.of(is.patient(), attendees, is.length(), is.topic()))
                                : ""));
    }

    private static HttpResponse<?> told(UUID id, Told what) {
        return HttpResponse.seeOther(URI.create("/consultations/%s?told=%s".formatted(id, what)));
    }
}
