package no.samkonsult.identity.oidc;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import io.micronaut.context.env.Environment;
import java.text.ParseException;
import java.util.List;
import java.util.Locale;
import no.samkonsult.identity.LoginKind;
import no.samkonsult.platform.CannotStart;
import org.jspecify.annotations.Nullable;

/**
 * An issuer as {@code samkonsult.oidc.<name>} sets it up.
 *
 * @param key our private key at the issuer, for {@code private_key_jwt}; else there is a secret
 * @param audience what access tokens for us are issued to; empty where none of the issuer's are accepted
 * @param requiredLevel what the issuer calls a login strong enough for health data; empty where every login is
 * @param bound whether FHIR takes the issuer's tokens only when they are bound to a key (DPoP)
 */
record IssuerSettings(
        String name,
        String title,
        LoginKind kind,
        Issuer issuer,
        ClientID client,
        @Nullable Secret secret,
        @Nullable JWK key,
        Scope scope,
        String audience,
        String requiredLevel,
        ClaimNames claims,
        boolean bound) {
    private static final String ROOT = "samkonsult.oidc";
    private static final String HELSEID_SCOPES = "openid profile helseid://scopes/identity/pid "
            + "helseid://scopes/identity/security_level helseid://scopes/hpr/hpr_number";

    /** Every issuer that is set up. Environment variables can be read in several ways; only what has an issuer is one. */
    static List<IssuerSettings> all(Environment environment) {
        return environment.getPropertyEntries(ROOT).stream()
                .sorted()
                .map(name -> new Reader(environment, name))
                .filter(reader -> !reader.optional("issuer", "").isEmpty())
                .map(IssuerSettings::read)
                .toList();
    }

    private static IssuerSettings read(Reader from) {
        LoginKind kind = kind(from);
        boolean helseid = kind == LoginKind.HELSEID;
        ClaimNames usual = helseid ? ClaimNames.HELSEID : ClaimNames.STANDARD;
        return new IssuerSettings(
                from.name(),
                from.optional("title", from.name()),
                kind,
                new Issuer(from.required("issuer")),
                new ClientID(from.required("client-id")),
                from.optional("client-secret", "").isEmpty() ? null : new Secret(from.required("client-secret")),
                key(from),
                Scope.parse(from.optional("scopes", helseid ? HELSEID_SCOPES : "openid")),
                from.optional("audience", ""),
                from.optional("required-level", usualLevel(kind)),
                new ClaimNames(
                        from.optional("pid-claim", usual.identityNumber()),
                        from.optional("level-claim", usual.level()),
                        usual.practitioner(),
                        usual.organisations()),
                Boolean.parseBoolean(from.optional("dpop-on-fhir", "false")));
    }

    private static String usualLevel(LoginKind kind) {
        return switch (kind) {
            case HELSEID -> "4";
            case ID_PORTEN -> "idporten-loa-high";
            case OTHER, DEMO, MACHINE -> "";
        };
    }

    private static LoginKind kind(Reader from) {
        return switch (from.optional("kind", "other").toLowerCase(Locale.ROOT)) {
            case "helseid" -> LoginKind.HELSEID;
            case "id-porten" -> LoginKind.ID_PORTEN;
            case "other" -> LoginKind.OTHER;
            default -> throw from.wrong("kind", "helseid, id-porten or other");
        };
    }

    private static @Nullable JWK key(Reader from) {
        String text = from.optional("private-key", "");
        try {
            return text.isEmpty() ? null : JWK.parse(text);
        } catch (ParseException unreadable) {
            throw from.wrong("private-key", "a private key as JWK (RFC 7517)");
        }
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "IssuerSettings[name=%s]".formatted(name);
    }

    private record Reader(Environment environment, String name) {
        String optional(String key, String otherwise) {
            return environment
                    .getProperty(path(key), String.class)
                    .filter(text -> !text.isBlank())
                    .orElse(otherwise);
        }

        String required(String key) {
            String found = optional(key, "");
            if (found.isEmpty()) {
                throw new CannotStart("%s is not set".formatted(path(key)));
            }
            return found;
        }

        /** Never with the value itself, which may be a secret. */
        CannotStart wrong(String key, String expected) {
            return new CannotStart("%s cannot be used: it is %s".formatted(path(key), expected));
        }

        private String path(String key) {
            return "%s.%s.%s".formatted(ROOT, name, key);
        }
    }
}
