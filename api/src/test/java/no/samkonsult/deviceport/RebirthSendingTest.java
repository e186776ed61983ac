package no.samkonsult.deviceport;

import static org.assertj.core.api.Assertions.assertThat;

import no.samkonsult.HomeDevice;
import no.samkonsult.Household;
import org.junit.jupiter.api.Test;

/** A Sparkplug edge node that nobody has heard the birth of. */
class RebirthSendingTest {
    /** A payload of one metric, which has the alias 7 and the value 5, and the sequence number 3. */
    private static final String BY_ALIAS = "\u0012\u0004\u0010\u0007\u0050\u0005\u0018\u0003";

    private final Household household = Household.in("Alver");

    @Test
    void itsGatewayIsToldToLetItAnnounceItselfAgain() {
        try (HomeDevice gateway = household.device().listening()) {
            gateway.publish("dho/v1/%s/sparkplug/spBv1.0/heim/NDATA/stove \"1\"".formatted(gateway.name()), BY_ALIAS);
            assertThat(command(gateway))
                    .startsWith("dho/v1/%s/command ".formatted(gateway.name()))
                    .contains("\"command\": \"rebirth\"", "\"group\": \"heim\"", "\"edge\": \"stove \\\"1\\\"\"");
        }
    }

    /** The receipts of what it sent may come before. */
    private static String command(HomeDevice gateway) {
        String next = gateway.nextCommand();
        return next.contains("/receipt ") ? command(gateway) : next;
    }
}
