package no.samkonsult.notification.sending;

import java.util.Optional;
import java.util.Set;
import no.samkonsult.notification.Channel;
import no.samkonsult.notification.sending.Recipient.Address;

/** By which channel a notice goes next. */
final class ChannelRules {
    static final String NO_ADDRESS = "no-address";
    static final String NOT_DELIVERED = "not-delivered";

    private ChannelRules() {}

    /** The notice at the first channel, from where it is, that is offered and that the recipient has an address for. */
    record Way(Due due, Address address) {
        Channel channel() {
            return due.channel();
        }
    }

    static Optional<Way> way(Due due, Recipient recipient, Set<Channel> offered) {
        for (Due at = due.sent() ? due.onNextChannel() : due; at.hasChannel(); at = at.onNextChannel()) {
            Address address = recipient.addresses().get(at.channel());
            if (address != null && offered.contains(at.channel())) {
                return Optional.of(new Way(at, address));
            }
        }
        return Optional.empty();
    }

    /** Why there is no way left. */
    static String reason(Due due) {
        return due.place() == 0 && !due.sent() ? NO_ADDRESS : NOT_DELIVERED;
    }
}
