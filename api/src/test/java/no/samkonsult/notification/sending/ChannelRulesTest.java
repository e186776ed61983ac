package no.samkonsult.notification.sending;

import static no.samkonsult.notification.Channel.EMAIL;
import static no.samkonsult.notification.Channel.SMS;
import static no.samkonsult.notification.Channel.VOICE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import no.samkonsult.notification.Channel;
import no.samkonsult.notification.Notice;
import no.samkonsult.notification.Urgency;
import no.samkonsult.notification.sending.Recipient.Address;
import no.samkonsult.shared.PersonId;
import org.junit.jupiter.api.Test;

class ChannelRulesTest {
    private static final Address SOMEWHERE = new Address("somewhere", new UUID(0, 1));
    private static final Set<Channel> ALL = Set.of(Channel.values());

    @Test
    void theFirstChannelIsTriedFirst() {
        assertThat(way(due(0, false), Set.of(SMS, EMAIL), ALL)).isEqualTo(SMS);
    }

    @Test
    void aChannelWithoutAnAddressOrThatIsNotSetUpIsPassedBy() {
        assertThat(way(due(0, false), Set.of(EMAIL), ALL)).isEqualTo(EMAIL);
        assertThat(way(due(0, false), Set.of(SMS, EMAIL), Set.of(EMAIL))).isEqualTo(EMAIL);
    }

    @Test
    void whatGotNoReceiptInTimeGoesToTheNextChannel() {
        assertThat(way(due(0, true), Set.of(SMS, VOICE, EMAIL), ALL)).isEqualTo(VOICE);
    }

    @Test
    void whereNoChannelIsLeftThereIsNoWay() {
        assertThat(ChannelRules.way(due(0, false), recipient(Set.of()), ALL)).isEmpty();
        assertThat(ChannelRules.way(due(2, true), recipient(ALL), ALL)).isEmpty();
        assertThat(ChannelRules.reason(due(0, false))).isEqualTo(ChannelRules.NO_ADDRESS);
        assertThat(ChannelRules.reason(due(3, false))).isEqualTo(ChannelRules.NOT_DELIVERED);
        assertThat(ChannelRules.reason(due(0, true))).isEqualTo(ChannelRules.NOT_DELIVERED);
    }

    private static Channel way(Due due, Set<Channel> addresses, Set<Channel> offered) {
        return ChannelRules.way(due, recipient(addresses), offered)
                .orElseThrow()
                .channel();
    }

    private static Recipient recipient(Set<Channel> addresses) {
        var points = new EnumMap<Channel, Address>(Channel.class);
        addresses.forEach(channel -> points.put(channel, SOMEWHERE));
        return new Recipient("nn", null, Map.copyOf(points));
    }

    private static Due due(int place, boolean sent) {
        UUID id = new UUID(0, 2);
        var notice = new Notice(
                id,
                "alert/" + id,
                new PersonId(id),
                List.of(SMS, VOICE, EMAIL),
                Urgency.RED,
                "notice.red",
                List.of(),
                "/worklist");
        return new Due(notice, sent, place, 0);
    }
}
