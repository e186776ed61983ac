package no.samkonsult.deviceport;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import no.samkonsult.device.decode.sparkplug.Birth;
import no.samkonsult.device.decode.sparkplug.Birth.Announced;
import no.samkonsult.device.decode.sparkplug.Births;
import no.samkonsult.device.decode.sparkplug.EdgeNode;
import org.junit.jupiter.api.Test;

/** What whoever remembers births must do. Each test has edge nodes of its own. */
interface BirthsContract {
    Instant THEN = Instant.parse("2026-11-21T08:15:00Z");

    Births births();

    @Test
    default void aBirthIsRememberedWhole() {
        EdgeNode edge = new EdgeNode("gateway-1", "Sparkplug B Devices", "whole");
        Birth node = new Birth(
                "",
                THEN,
                3L,
                List.of(
                        new Announced(Long.MIN_VALUE, "Node Control/Rebirth", 11, null),
                        new Announced(null, "blodtrykk æøå", 9, "mmHg")));
        Birth cuff = new Birth("cuff", THEN.plusSeconds(1), null, List.of());
        births().save(edge, node);
        births().save(edge, cuff);
        assertThat(births().find(edge)).containsExactly(node, cuff);
    }

    @Test
    default void anEdgeNodeIsOneOfItsGatewayAndNoOthers() {
        births().save(new EdgeNode("gateway-1", "g", "same"), birth("", 0));
        assertThat(births().find(new EdgeNode("gateway-2", "g", "same"))).isEmpty();
        assertThat(births().find(new EdgeNode("gateway-1", "other", "same"))).isEmpty();
    }

    @Test
    default void aLaterBirthTakesTheEarliersPlace() {
        EdgeNode edge = new EdgeNode("gateway-1", "g", "later");
        births().save(edge, birth("cuff", 0));
        births().save(edge, birth("cuff", 2));
        births().save(edge, birth("cuff", 1));
        assertThat(births().find(edge)).containsExactly(birth("cuff", 2));
    }

    @Test
    default void anEdgeNodesBirthEndsThoseOfItsDevicesThatCameBeforeIt() {
        EdgeNode edge = new EdgeNode("gateway-1", "g", "ends");
        births().save(edge, birth("earlier", 0));
        births().save(edge, birth("later", 2));
        births().save(edge, birth("", 1));
        assertThat(births().find(edge)).containsExactly(birth("", 1), birth("later", 2));
    }

    @Test
    default void theSequenceNumberBeforeIsTold() {
        EdgeNode edge = new EdgeNode("gateway-1", "g", "sequence");
        assertThat(births().sequence(edge, 254)).isEmpty();
        assertThat(births().sequence(edge, 255)).hasValue(254);
        assertThat(births().sequence(edge, 0)).hasValue(255);
        assertThat(births().sequence(new EdgeNode("gateway-1", "g", "sequence 2"), 7))
                .isEmpty();
    }

    @Test
    default void aRebirthIsAskedForUntilItComes() {
        EdgeNode edge = new EdgeNode("gateway-1", "g", "asked");
        births().askForRebirth(edge);
        births().askForRebirth(edge);
        assertThat(asked()).contains(edge);
        assertThat(births().sequence(edge, 1)).isEmpty();
        births().save(edge, birth("cuff", 1));
        assertThat(asked()).contains(edge);
        births().save(edge, birth("", 2));
        assertThat(asked()).doesNotContain(edge);
    }

    /** The edge nodes that were asked and have not answered. */
    List<EdgeNode> asked();

    private static Birth birth(String device, int seconds) {
        return new Birth(device, THEN.plusSeconds(seconds), null, List.of(new Announced(1L, "pulse", 3, null)));
    }
}
