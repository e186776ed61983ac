package no.samkonsult.scheduling.basis;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import no.samkonsult.platform.Principal;
import no.samkonsult.platform.Problem;
import no.samkonsult.scheduling.Bookings;
import no.samkonsult.shared.OrganisationId;
import org.jspecify.annotations.Nullable;

/** On what hospitals take part, over REST. */
@Controller("/api/consultations/{id}/bases")
@ExecuteOn(TaskExecutors.BLOCKING)
final class BasisController {
    private final Bases bases;
    private final Bookings bookings;

    BasisController(Bases bases, Bookings bookings) {
        this.bases = bases;
        this.bookings = bookings;
    }

    /** What a hospital takes part on. */
    @Serdeable
    record Said(@Nullable String basis) {}

    /** A hospital that takes part. */
    @Serdeable
    record Shown(
            UUID organisationId,
            String organisation,
            @Nullable Basis basis,
            @Nullable Instant statedAt,
            @Nullable Instant referredAt) {
        static Shown of(HospitalBasis basis) {
            return new Shown(
                    basis.organisation().value(), basis.name(), basis.basis(), basis.statedAt(), basis.referredAt());
        }
    }

    @Get
    HttpResponse<?> all(UUID id, Principal who) {
        if (bookings.one(who, id).isEmpty()) {
            return Problem.unknown().response();
        }
        List<Shown> shown = bases.of(who, id).stream().map(Shown::of).toList();
        return HttpResponse.ok(shown);
    }

    @Put("/{organisation}")
    HttpResponse<?> state(UUID id, UUID organisation, @Body Said said, Principal who) {
        return done(bases.state(who, id, new OrganisationId(organisation), Basis.of(said.basis())));
    }

    @Post("/{organisation}/referral")
    HttpResponse<?> refer(UUID id, UUID organisation, Principal who) {
        return done(bases.refer(who, id, new OrganisationId(organisation)));
    }

    private static HttpResponse<?> done(boolean done) {
        return done ? HttpResponse.noContent() : Problem.unknown().response();
    }
}
