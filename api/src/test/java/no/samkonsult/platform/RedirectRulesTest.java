package no.samkonsult.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedirectRulesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/worklist",
                "/patients/7d9f-1",
                "/consultations?day=2026-11-21&view=week",
                "/worklist?name=%C3%85se+Li&show=50"
            })
    void aPathOfThisServiceIsKept(String next) {
        assertThat(RedirectRules.ownPath(next)).hasToString(next);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "worklist",
                "//elsewhere.example",
                "/\\elsewhere.example",
                "https://elsewhere.example",
                "/a\nb",
                "/worklist?name=%zz"
            })
    void anythingElseLeadsToTheFrontPage(String next) {
        assertThat(RedirectRules.ownPath(next)).hasToString("/");
    }
}
