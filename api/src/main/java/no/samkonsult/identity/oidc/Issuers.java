package no.samkonsult.identity.oidc;

import io.micronaut.context.env.Environment;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** The issuers that are set up. */
@Singleton
final class Issuers {
    private final List<OuterIssuer> all;

    Issuers(Environment environment) {
        all = IssuerSettings.all(environment).stream().map(OuterIssuer::new).toList();
    }

    List<OuterIssuer> all() {
        return all;
    }

    Optional<OuterIssuer> named(String name) {
        return all.stream().filter(each -> each.settings().name().equals(name)).findFirst();
    }

    /** Those that go by an issuer's own name: one issuer may be set up for several audiences. */
    List<OuterIssuer> calling(String issuer) {
        return all.stream()
                .filter(each -> each.settings().issuer().getValue().equals(issuer))
                .toList();
    }
}
