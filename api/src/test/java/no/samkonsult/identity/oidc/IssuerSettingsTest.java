package no.samkonsult.identity.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.oauth2.sdk.Scope;
import io.micronaut.context.env.DefaultEnvironment;
import io.micronaut.context.env.Environment;
import io.micronaut.context.env.PropertySource;
import io.micronaut.context.env.PropertySource.PropertyConvention;
import java.util.List;
import java.util.Map;
import no.samkonsult.identity.LoginKind;
import no.samkonsult.platform.CannotStart;
import org.junit.jupiter.api.Test;

/** Issuers as environment variables set them up. */
class IssuerSettingsTest {
    @Test
    void aFewVariablesAreAllThatHelseIdNeeds() {
        List<IssuerSettings> issuers = read(Map.of(
                "SAMKONSULT_OIDC_TESTED_ISSUER", "https://helseid.example",
                "SAMKONSULT_OIDC_TESTED_KIND", "helseid",
                "SAMKONSULT_OIDC_TESTED_CLIENT_ID", "samkonsult",
                "SAMKONSULT_OIDC_TESTED_DPOP_ON_FHIR", "true"));
        assertThat(issuers).singleElement().satisfies(issuer -> {
            assertThat(issuer.name()).isEqualTo("tested");
            assertThat(issuer.kind()).isEqualTo(LoginKind.HELSEID);
            assertThat(issuer.client().getValue()).isEqualTo("samkonsult");
            assertThat(issuer.requiredLevel()).isEqualTo("4");
            assertThat(issuer.claims()).isEqualTo(ClaimNames.HELSEID);
            assertThat(issuer.audience()).isEmpty();
            assertThat(issuer.bound()).isTrue();
        });
    }

    @Test
    void everythingCanBeCalledSomethingElse() {
        List<IssuerSettings> issuers = read(Map.of(
                "SAMKONSULT_OIDC_TESTED_ISSUER", "https://region.example",
                "SAMKONSULT_OIDC_TESTED_TITLE", "Regionen",
                "SAMKONSULT_OIDC_TESTED_CLIENT_ID", "samkonsult",
                "SAMKONSULT_OIDC_TESTED_SCOPES", "openid profile",
                "SAMKONSULT_OIDC_TESTED_PID_CLAIM", "fnr",
                "SAMKONSULT_OIDC_TESTED_REQUIRED_LEVEL", "high",
                "SAMKONSULT_OIDC_TESTED_AUDIENCE", "us"));
        assertThat(issuers).singleElement().satisfies(issuer -> {
            assertThat(issuer.title()).isEqualTo("Regionen");
            assertThat(issuer.kind()).isEqualTo(LoginKind.OTHER);
            assertThat(issuer.scope()).isEqualTo(new Scope("openid", "profile"));
            assertThat(issuer.claims().identityNumber()).isEqualTo("fnr");
            assertThat(issuer.requiredLevel()).isEqualTo("high");
            assertThat(issuer.audience()).isEqualTo("us");
            assertThat(issuer.bound()).isFalse();
        });
    }

    @Test
    void whatIsLeftEmptyIsNotSetUp() {
        assertThat(read(Map.of(
                        "SAMKONSULT_OIDC_TESTED_ISSUER", "",
                        "SAMKONSULT_OIDC_TESTED_KIND", "helseid",
                        "SAMKONSULT_OIDC_TESTED_CLIENT_ID", "")))
                .isEmpty();
    }

    @Test
    void whatIsMissingIsNamedAndASecretIsNot() {
        assertThatThrownBy(() -> read(Map.of("SAMKONSULT_OIDC_TESTED_ISSUER", "https://helseid.example")))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("samkonsult.oidc.tested.client-id");
        assertThatThrownBy(() -> read(Map.of(
                        "SAMKONSULT_OIDC_TESTED_ISSUER", "https://helseid.example",
                        "SAMKONSULT_OIDC_TESTED_CLIENT_ID", "samkonsult",
                        "SAMKONSULT_OIDC_TESTED_PRIVATE_KEY", "hemmeleg")))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("samkonsult.oidc.tested.private-key")
                .hasMessageNotContaining("hemmeleg");
    }

    private static List<IssuerSettings> read(Map<String, Object> variables) {
        try (Environment environment = new DefaultEnvironment(() -> List.of("test"))) {
            environment.addPropertySource(
                    PropertySource.of("variables", variables, PropertyConvention.ENVIRONMENT_VARIABLE));
            environment.start();
            return IssuerSettings.all(environment).stream()
                    .filter(issuer -> issuer.name().equals("tested")) // the running demo has others
                    .toList();
        }
    }
}
