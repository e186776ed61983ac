package no.samkonsult.identity.oidc;

import com.nimbusds.jwt.JWTClaimsSet;
import no.samkonsult.identity.Refusal;

/** What a token says, once its signature has been checked; or why it says nothing. */
sealed interface Checked {
    record Signed(JWTClaimsSet claims) implements Checked {}

    record Refused(Refusal reason) implements Checked {}
}
