package no.samkonsult.identity;

import org.jspecify.annotations.Nullable;

/**
 * How somebody proved who they are.
 *
 * @param strong whether strongly enough for health data
 * @param issuer the issuer's name in our settings, and its own words for the person and its session
 * @param idToken only for logging out there too
 */
public record LoginOrigin(
        LoginKind kind,
        boolean strong,
        @Nullable String issuer,
        @Nullable String securityLevel,
        @Nullable String subject,
        @Nullable String issuerSession,
        @Nullable String idToken) {
    static final LoginOrigin DEMO = new LoginOrigin(LoginKind.DEMO, true, null, null, null, null, null);
}
