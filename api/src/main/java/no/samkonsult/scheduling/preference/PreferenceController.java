package no.samkonsult.scheduling.preference;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.Optional;
import java.util.UUID;
import no.samkonsult.platform.Principal;
import no.samkonsult.platform.Problem;
import no.samkonsult.scheduling.preference.PreferenceDesk.Sheet;
import no.samkonsult.shared.PatientId;

/** When meetings suit somebody best, over REST. */
@Controller("/api")
@ExecuteOn(TaskExecutors.BLOCKING)
final class PreferenceController {
    private final PreferenceDesk desk;

    PreferenceController(PreferenceDesk desk) {
        this.desk = desk;
    }

    @Get("/me/meeting-times")
    HttpResponse<?> own(Principal who) {
        return answer(desk.own(who));
    }

    @Put("/me/meeting-times")
    HttpResponse<?> saveOwn(@Body MeetingTimes times, Principal who) {
        desk.save(who, times.hours());
        return own(who);
    }

    @Get("/patients/{id}/meeting-times")
    HttpResponse<?> of(UUID id, Principal who) {
        return answer(desk.of(who, new PatientId(id)));
    }

    @Put("/patients/{id}/meeting-times")
    HttpResponse<?> save(UUID id, @Body MeetingTimes times, Principal who) {
        desk.save(who, new PatientId(id), times.hours());
        return of(id, who);
    }

    private static HttpResponse<?> answer(Optional<Sheet> sheet) {
        return sheet.<HttpResponse<?>>map(found -> HttpResponse.ok(MeetingTimes.of(found.time())))
                .orElseGet(() -> Problem.unknown().response());
    }
}
