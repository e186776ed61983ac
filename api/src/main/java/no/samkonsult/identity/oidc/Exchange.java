package no.samkonsult.identity.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyType;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.AuthorizationRequest;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.PushedAuthorizationRequest;
import com.nimbusds.oauth2.sdk.PushedAuthorizationResponse;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.PrivateKeyJWT;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.claims.ACR;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import no.samkonsult.identity.LoginKind;

/** What is said to and by an issuer when somebody logs in: authorization code with PKCE, by pushed request where it takes those. */
record Exchange(OuterIssuer issuer, URI callback) {

    /** Where the browser is sent to log in. */
    URI begin(LoginRequest request) throws IOException, GeneralException, JOSEException {
        OIDCProviderMetadata metadata = issuer.metadata();
        AuthenticationRequest asked = asked(request, metadata);
        URI push = metadata.getPushedAuthorizationRequestEndpointURI();
        if (push == null) {
            return asked.toURI();
        }
        var answer = PushedAuthorizationResponse.parse(
                send(new PushedAuthorizationRequest(push, proof(push), asked).toHTTPRequest()));
        if (!answer.indicatesSuccess()) {
            throw new GeneralException(answer.toErrorResponse().getErrorObject());
        }
        return new AuthorizationRequest.Builder(
                        answer.toSuccessResponse().getRequestURI(),
                        issuer.settings().client())
                .endpointURI(metadata.getAuthorizationEndpointURI())
                .build()
                .toURI();
    }

    /** The ID token for a code, or nothing where the issuer gives none. */
    Optional<SignedJWT> idToken(LoginRequest request, AuthorizationCode code)
            throws IOException, GeneralException, JOSEException {
        OIDCProviderMetadata metadata = issuer.metadata();
        URI endpoint = metadata.getTokenEndpointURI();
        var grant = new AuthorizationCodeGrant(code, callback, new CodeVerifier(request.verifier()));
        var answer =
                OIDCTokenResponseParser.parse(send(new TokenRequest(endpoint, proof(endpoint), grant).toHTTPRequest()));
        return answer.indicatesSuccess()
                        && answer.toSuccessResponse().getTokens().toOIDCTokens().getIDToken() instanceof SignedJWT token
                ? Optional.of(token)
                : Optional.empty();
    }

    private AuthenticationRequest asked(LoginRequest request, OIDCProviderMetadata metadata) {
        IssuerSettings settings = issuer.settings();
        var builder = new AuthenticationRequest.Builder(
                        ResponseType.CODE, settings.scope(), settings.client(), callback)
                .endpointURI(metadata.getAuthorizationEndpointURI())
                .state(new State(request.state()))
                .nonce(new Nonce(request.nonce()))
                .codeChallenge(new CodeVerifier(request.verifier()), CodeChallengeMethod.S256);
        if (settings.kind() == LoginKind.ID_PORTEN && !settings.requiredLevel().isEmpty()) {
            builder.acrValues(List.of(new ACR(settings.requiredLevel())));
        }
        return builder.build();
    }

    private ClientAuthentication proof(URI endpoint) throws JOSEException {
        IssuerSettings settings = issuer.settings();
        if (settings.key() instanceof AsymmetricJWK pair && settings.key() instanceof JWK key) {
            return new PrivateKeyJWT(
                    settings.client(), endpoint, algorithm(key), pair.toPrivateKey(), key.getKeyID(), null);
        }
        Secret secret = settings.secret();
        return new ClientSecretBasic(settings.client(), secret == null ? new Secret("") : secret);
    }

    private static HTTPResponse send(HTTPRequest request) throws IOException {
        request.setConnectTimeout(OuterIssuer.TIMEOUT_MILLISECONDS);
        request.setReadTimeout(OuterIssuer.TIMEOUT_MILLISECONDS);
        return request.send();
    }

    private static JWSAlgorithm algorithm(JWK key) {
        if (key.getAlgorithm() != null) {
            return JWSAlgorithm.parse(key.getAlgorithm().getName());
        }
        return key.getKeyType().equals(KeyType.EC) ? JWSAlgorithm.ES256 : JWSAlgorithm.RS256;
    }
}
