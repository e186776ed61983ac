package no.samkonsult.identity.oidc;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;

/** A login that is under way at an issuer. */
@MappedEntity("login_request")
record LoginRequest(
        @Id UUID id, String issuer, String state, String nonce, String verifier, String next, Instant expiresAt) {}
