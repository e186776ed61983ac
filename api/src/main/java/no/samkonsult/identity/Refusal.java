package no.samkonsult.identity;

import java.util.Locale;

/** Why somebody is not let in: each has a code that programs may rely on, a sentence, and a text for people in each language. */
public enum Refusal {
    NOT_LOGGED_IN("Log in, and send the token as Authorization: Bearer."),
    ROLE_NOT_CHOSEN("Choose a role first, at /role."),
    NOT_A_TOKEN("This is no token that can be read."),
    SESSION_ENDED("The session of this token has ended, or never was."),
    WRONG_ISSUER("The token comes from an issuer that is not accepted here."),
    WRONG_AUDIENCE("The token was issued for another service."),
    WRONG_SIGNATURE("The token is not signed by its issuer."),
    EXPIRED("The token has expired, or is not valid yet."),
    WRONG_STATE("The answer does not belong to a login that this browser began, or the login took too long."),
    WRONG_NONCE("The token belongs to another login."),
    LEVEL_TOO_LOW("The login was not strong enough for health data."),
    UNKNOWN_PERSON("The person has nothing to act as here."),
    ROLE_UNCLEAR("The person has several roles, and the token names no organisation that tells which."),
    PROOF_REQUIRED("The token must be bound to a key, and sent as Authorization: DPoP with a proof."),
    PROOF_INVALID("The DPoP proof does not fit the token or the request."),
    PROOF_REPLAYED("The DPoP proof has been used before."),
    ISSUER_UNREACHABLE("The issuer cannot be asked now."),
    LOGIN_CANCELLED("The issuer did not log anybody in.");

    private final String detail;

    Refusal(String detail) {
        this.detail = detail;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public String detail() {
        return detail;
    }

    /** The value of {@code WWW-Authenticate} (RFC 6750, RFC 9449): who sent no token is told no error. */
    public String challenge() {
        return switch (this) {
            case NOT_LOGGED_IN -> "Bearer";
            case PROOF_REQUIRED, PROOF_INVALID, PROOF_REPLAYED ->
                "DPoP error=\"%s\", error_description=\"%s\", algs=\"ES256 PS256\""
                        .formatted(this == PROOF_REQUIRED ? "invalid_token" : "invalid_dpop_proof", detail);
            default -> "Bearer error=\"invalid_token\", error_description=\"%s\"".formatted(detail);
        };
    }
}
