package no.samkonsult.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetricsRulesTest {
    @ParameterizedTest(name = "loopback {0}, forwarded {1}, header {2}, token {3}: {4}")
    @CsvSource({
        "true,  false, ,              '',     true",
        "true,  true,  ,              '',     false",
        "false, false, ,              '',     false",
        "false, false, Bearer secret, secret, true",
        "true,  true,  Bearer secret, secret, true",
        "false, false, Bearer wrong,  secret, false",
        "false, false, secret,        secret, false",
        "false, false, 'Bearer ',     '',     false",
        "false, false, ,              secret, false",
    })
    void metricsAreForThisMachineAndForWhoeverHasTheToken(
            boolean loopback, boolean forwarded, String header, String token, boolean allowed) {
        assertThat(MetricsRules.mayRead(loopback, forwarded, header, token)).isEqualTo(allowed);
    }
}
