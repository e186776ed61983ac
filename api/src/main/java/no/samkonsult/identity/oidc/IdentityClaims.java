package no.samkonsult.identity.oidc;

import com.nimbusds.jwt.JWTClaimsSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a token says of a person, under whatever names its issuer uses. */
record IdentityClaims(
        String identityNumber, String level, @Nullable String practitioner, Set<String> organisations) {

    static IdentityClaims of(JWTClaimsSet claims, ClaimNames names) {
        return new IdentityClaims(
                text(claims, names.identityNumber()).orElse(""),
                text(claims, names.level()).orElse(""),
                text(claims, names.practitioner()).orElse(null),
                names.organisations().stream()
                        .flatMap(name -> text(claims, name).stream())
                        .collect(Collectors.toSet()));
    }

    /** Numbers are compared as such: what is stronger than required is strong enough. */
    boolean reaches(String required) {
        if (required.isEmpty()) {
            return true;
        }
        boolean numbers = required.matches("\\d{1,4}") && level.matches("\\d{1,4}");
        return numbers ? Integer.parseInt(level) >= Integer.parseInt(required) : level.equals(required);
    }

    private static Optional<String> text(JWTClaimsSet claims, String name) {
        return Optional.ofNullable(claims.getClaim(name)).map(Objects::toString).filter(text -> !text.isBlank());
    }

    /** Without the identity number: it has no place in a log. */
    @Override
    public String toString() {
        return "IdentityClaims[level=%s]".formatted(level);
    }
}
