package no.samkonsult.registry.mapping;

import static java.nio.charset.StandardCharsets.UTF_8;
import static no.samkonsult.shared.InvalidInput.given;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import java.util.UUID;
import no.samkonsult.platform.Principal;
import no.samkonsult.platform.Problem;
import no.samkonsult.registry.mapping.SaveOutcome.Saved;
import no.samkonsult.registry.mapping.SaveOutcome.Stale;
import no.samkonsult.registry.mapping.SaveOutcome.Taken;
import no.samkonsult.registry.mapping.SaveOutcome.Unknown;
import org.jspecify.annotations.Nullable;

/** Mappings of makers' payloads, for administrators' programs. */
@Controller("/api/mappings")
@ExecuteOn(TaskExecutors.BLOCKING)
final class MappingController {
    private final MappingDesk desk;

    MappingController(MappingDesk desk) {
        this.desk = desk;
    }

    /** @param version that the change was made from */
    @Serdeable
    record Change(int version, @Nullable Definition definition) {}

    @Serdeable
    record Trying(@Nullable Definition definition, @Nullable String payload) {}

    @Get
    HttpResponse<?> list(Principal who) {
        return MappingDesk.isOpenTo(who) ? HttpResponse.ok(desk.list(who)) : unknown();
    }

    @Get("/{id}")
    HttpResponse<?> find(Principal who, @PathVariable UUID id) {
        return MappingDesk.isOpenTo(who)
                ? desk.find(who, id).<HttpResponse<?>>map(HttpResponse::ok).orElseGet(MappingController::unknown)
                : unknown();
    }

    @Post
    HttpResponse<?> add(Principal who, @Body Definition definition) {
        return MappingDesk.isOpenTo(who) ? answer(desk.add(who, definition), HttpStatus.CREATED) : unknown();
    }

    @Put("/{id}")
    HttpResponse<?> change(Principal who, @PathVariable UUID id, @Body Change change) {
        return MappingDesk.isOpenTo(who)
                ? answer(
                        desk.change(who, id, change.version(), given("definition", change.definition())), HttpStatus.OK)
                : unknown();
    }

    /** Keeps nothing, neither the mapping nor the payload. */
    @Post("/trial")
    HttpResponse<?> read(Principal who, @Body Trying trying) {
        return MappingDesk.isOpenTo(who)
                ? HttpResponse.ok(desk.read(
                        given("definition", trying.definition()),
                        given("payload", trying.payload()).getBytes(UTF_8)))
                : unknown();
    }

    private static HttpResponse<?> answer(SaveOutcome outcome, HttpStatus done) {
        return switch (outcome) {
            case Saved(PayloadMapping mapping) -> HttpResponse.status(done).body(mapping);
            case Taken(String field) ->
                Problem.ofField(field, "another mapping is for it already").response();
            case Stale() ->
                Problem.of(HttpStatus.CONFLICT, "stale", "Somebody else has changed it: fetch it anew.")
                        .response();
            case Unknown() -> unknown();
        };
    }

    private static HttpResponse<?> unknown() {
        return Problem.unknown().response();
    }
}
