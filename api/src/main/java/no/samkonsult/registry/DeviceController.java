package no.samkonsult.registry;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import java.util.UUID;
import no.samkonsult.platform.Principal;
import no.samkonsult.platform.Problem;

/** Devices' passwords, for administrators. */
@Controller("/api/devices")
@ExecuteOn(TaskExecutors.BLOCKING)
@Requires(beans = BrokerAccounts.class)
final class DeviceController {
    private final DeviceCredentials credentials;

    DeviceController(DeviceCredentials credentials) {
        this.credentials = credentials;
    }

    @Serdeable
    record Login(String username, String password) {}

    @Post("/{id}/credentials")
    @Consumes(MediaType.ALL)
    HttpResponse<?> issue(Principal administrator, @PathVariable UUID id) {
        return answer(credentials.issue(administrator, id));
    }

    @Post("/{id}/revocation")
    @Consumes(MediaType.ALL)
    HttpResponse<?> revoke(Principal administrator, @PathVariable UUID id) {
        return answer(credentials.revoke(administrator, id));
    }

    private static HttpResponse<?> answer(CredentialChange change) {
        return switch (change) {
            case CredentialChange.Issued(String username, String password) ->
                HttpResponse.ok(new Login(username, password));
            case CredentialChange.Revoked() -> HttpResponse.noContent();
            case CredentialChange.Unknown() -> Problem.unknown().response();
            case CredentialChange.OutOfService() ->
                Problem.of(
                                HttpStatus.CONFLICT,
                                "device-out-of-service",
                                "The device is lost or given up, or a gateway speaks for it: it gets no password.")
                        .response();
            case CredentialChange.BrokerUnreachable() ->
                Problem.of(
                                HttpStatus.SERVICE_UNAVAILABLE,
                                "broker-unreachable",
                                "The change is kept here, but the broker did not answer: ask again.")
                        .response();
        };
    }
}
