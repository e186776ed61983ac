package no.samkonsult.identity.machine;

import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.auth.PrivateKeyJWT;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import no.samkonsult.identity.PublicAddress;
import no.samkonsult.identity.TooManyAttempts;
import org.jspecify.annotations.Nullable;

/** The token endpoint (RFC 6749): client credentials with {@code private_key_jwt}, and nothing else. */
@Controller(TokenController.PATH)
@ExecuteOn(TaskExecutors.BLOCKING)
final class TokenController {
    static final String PATH = "/oauth2/token";

    private final TokenDesk desk;
    private final PublicAddress ownAddress;

    TokenController(TokenDesk desk, PublicAddress ownAddress) {
        this.desk = desk;
        this.ownAddress = ownAddress;
    }

    @Serdeable
    record Form(
            @Nullable String grant_type,
            @Nullable String scope,
            @Nullable String client_assertion_type,
            @Nullable String client_assertion) {
        PrivateKeyJWT assertion() throws ParseException {
            return PrivateKeyJWT.parse(Map.of(
                    "client_assertion_type", List.of(client_assertion_type == null ? "" : client_assertion_type),
                    "client_assertion", List.of(client_assertion == null ? "" : client_assertion)));
        }
    }

    @Serdeable
    record Token(String access_token, String token_type, long expires_in, String scope) {}

    @Serdeable
    record Error(String error, String error_description) {}

    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> token(HttpRequest<?> request, @Body Form form) {
        if (!"client_credentials".equals(form.grant_type())) {
            return error(HttpStatus.BAD_REQUEST, "unsupported_grant_type", "The grant is client_credentials.");
        }
        try {
            PrivateKeyJWT assertion = form.assertion();
            return answer(desk.grant(new TokenDesk.Request(
                    assertion.getClientID().getValue(),
                    assertion.getClientAssertion(),
                    form.scope() == null ? "" : form.scope(),
                    ownAddress.of(request).resolve(PATH).toString(),
                    request.getRemoteAddress().getAddress().getHostAddress())));
        } catch (ParseException noAssertion) {
            return error(HttpStatus.BAD_REQUEST, "invalid_request", "A client assertion is wanted (RFC 7523).");
        }
    }

    private static HttpResponse<?> answer(Grant grant) {
        return switch (grant) {
            case Grant.Granted(String token, String scope) ->
                HttpResponse.ok(new Token(token, "Bearer", TokenDesk.LENGTH.toSeconds(), scope));
            case Grant.UnknownClient() ->
                error(
                        HttpStatus.UNAUTHORIZED,
                        "invalid_client",
                        "The client is unknown, or its assertion does not hold.");
            case Grant.ScopeRefused() ->
                error(HttpStatus.BAD_REQUEST, "invalid_scope", "The client may not have this scope.");
            case Grant.Locked(Duration wait) -> TooManyAttempts.problem(wait);
        };
    }

    private static HttpResponse<?> error(HttpStatus status, String code, String description) {
        return HttpResponse.status(status).body(new Error(code, description));
    }
}
