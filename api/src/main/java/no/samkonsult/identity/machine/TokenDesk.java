package no.samkonsult.identity.machine;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import jakarta.inject.Singleton;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import no.samkonsult.audit.AuditTrail;
import no.samkonsult.identity.LoginAttempts;
import no.samkonsult.identity.Sessions;
import no.samkonsult.identity.SingleUse;
import no.samkonsult.platform.SystemPrincipal;
import no.samkonsult.platform.Transactions;

/** Gives tokens to other systems that prove who they are with a key of their own. */
@Singleton
class TokenDesk {
    static final Duration LENGTH = Duration.ofHours(1);
    private static final Pattern IDENTIFIER = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Set<JWSAlgorithm> ALGORITHMS =
            Set.of(JWSAlgorithm.ES256, JWSAlgorithm.ES384, JWSAlgorithm.PS256, JWSAlgorithm.RS256);

    private final MachineClients clients;
    private final Sessions sessions;
    private final SingleUse singleUse;
    private final LoginAttempts attempts;
    private final AuditTrail audit;
    private final Transactions transactions;
    private final Clock clock;

    TokenDesk(
            MachineClients clients,
            Sessions sessions,
            SingleUse singleUse,
            LoginAttempts attempts,
            AuditTrail audit,
            Transactions transactions,
            Clock clock) {
        this.clients = clients;
        this.sessions = sessions;
        this.singleUse = singleUse;
        this.attempts = attempts;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * A request for a token.
     *
     * @param scope the scopes wished for, separated by spaces; empty for all that the client may have
     * @param endpoint what the assertion must be issued to
     */
    record Request(String client, SignedJWT assertion, String scope, String endpoint, String address) {
        /** None where it is no id of ours. */
        Optional<UUID> id() {
            return IDENTIFIER.matcher(client).matches() ? Optional.of(UUID.fromString(client)) : Optional.empty();
        }

        /** Who is counted: a stranger elsewhere must not be able to lock a client out. */
        String sender() {
            return client + "@" + address;
        }
    }

    Grant grant(Request request) {
        return transactions.as(SystemPrincipal.LOGIN, _ -> {
            Optional<Duration> wait = attempts.wait(request.sender(), request.address());
            if (wait.isPresent()) {
                return new Grant.Locked(wait.get());
            }
            Optional<MachineClient> client = request.id()
                    .flatMap(id -> clients.known(id, clock.instant()))
                    .filter(known -> isFrom(known, request));
            if (client.isEmpty()) {
                attempts.failed(request.sender(), request.address());
                audit.attempt(SystemPrincipal.LOGIN, request.address(), "machine-client", "UNKNOWN_CLIENT");
                return new Grant.UnknownClient();
            }
            return grant(client.get(), request);
        });
    }

    private Grant grant(MachineClient client, Request request) {
        String scope = request.scope().isBlank() ? client.scopes() : request.scope();
        if (!Arrays.asList(client.scopes().split(" ")).containsAll(Arrays.asList(scope.split(" ")))) {
            return new Grant.ScopeRefused();
        }
        return new Grant.Granted(
                sessions.startMachine(client.id(), client.organisationId(), scope, LENGTH, request.address()), scope);
    }

    private boolean isFrom(MachineClient client, Request request) {
        try {
            var processor = new DefaultJWTProcessor<SecurityContext>();
            processor.setJWSKeySelector(
                    new JWSVerificationKeySelector<>(ALGORITHMS, new ImmutableJWKSet<>(JWKSet.parse(client.jwks()))));
            processor.setJWTClaimsSetVerifier((claims, context) -> {});
            JWTClaimsSet claims = processor.process(request.assertion(), null);
            return AssertionRules.holds(claims, request.client(), request.endpoint(), clock.instant())
                    && singleUse.isFirst(request.client(), claims.getJWTID(), AssertionRules.LONGEST);
        } catch (BadJOSEException | JOSEException | ParseException invalid) {
            return false;
        }
    }
}
