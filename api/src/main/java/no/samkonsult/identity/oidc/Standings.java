package no.samkonsult.identity.oidc;

import com.nimbusds.jwt.JWTClaimsSet;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import no.samkonsult.audit.Action;
import no.samkonsult.audit.AuditTrail;
import no.samkonsult.identity.Capacities;
import no.samkonsult.identity.Capacity;
import no.samkonsult.identity.CapacityRules;
import no.samkonsult.identity.LoginOrigin;
import no.samkonsult.identity.Refusal;
import no.samkonsult.platform.SystemPrincipal;
import no.samkonsult.platform.Transactions;
import org.jspecify.annotations.Nullable;

/** Finds the person whom a token names, by national identity number, and what the token lets them act as. */
@Singleton
class Standings {
    private static final UUID NO_SESSION = new UUID(0, 0);

    private final People people;
    private final Capacities capacities;
    private final AuditTrail audit;
    private final Transactions transactions;

    Standings(People people, Capacities capacities, AuditTrail audit, Transactions transactions) {
        this.people = people;
        this.capacities = capacities;
        this.audit = audit;
        this.transactions = transactions;
    }

    /** @param idToken kept with the session, for logging out at the issuer */
    Standing of(JWTClaimsSet claims, IssuerSettings issuer, @Nullable String idToken, String address) {
        return transactions.as(SystemPrincipal.LOGIN, _ -> {
            IdentityClaims said = IdentityClaims.of(claims, issuer.claims());
            boolean strong = said.reaches(issuer.requiredLevel());
            Optional<Person> person = people.byIdentityNumber(said.identityNumber());
            List<Capacity> vouched = person.map(each -> CapacityRules.permitted(
                            CapacityRules.registeredAs(capacities.of(each.id()), said.practitioner()),
                            issuer.kind(),
                            true))
                    .orElseGet(List::of);
            if (vouched.isEmpty()) {
                return new Standing.Refused(Refusal.UNKNOWN_PERSON);
            }
            List<Capacity> permitted = CapacityRules.permitted(vouched, issuer.kind(), strong);
            if (permitted.isEmpty()) {
                denied(person.orElseThrow(), vouched.getFirst(), address);
                return new Standing.Refused(Refusal.LEVEL_TOO_LOW);
            }
            List<Capacity> there = CapacityRules.at(permitted, said.organisations());
            return new Standing.Known(
                    person.orElseThrow(),
                    there.isEmpty() ? permitted : there,
                    origin(claims, issuer, said, strong, idToken));
        });
    }

    private void denied(Person person, Capacity capacity, String address) {
        audit.record(
                capacity.principal(person.id(), NO_SESSION, address), null, Action.DENIED, "login", "LEVEL_TOO_LOW");
    }

    private static LoginOrigin origin(
            JWTClaimsSet claims, IssuerSettings issuer, IdentityClaims said, boolean strong, @Nullable String idToken) {
        Object session = claims.getClaim("sid");
        return new LoginOrigin(
                issuer.kind(),
                strong,
                issuer.name(),
                said.level(),
                claims.getSubject(),
                session == null ? null : Objects.toString(session),
                idToken);
    }
}
