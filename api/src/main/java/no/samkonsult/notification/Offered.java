package no.samkonsult.notification;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.micronaut.context.annotation.Context;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The channels that this installation has set up, said once at start. */
@Context
public final class Offered {
    private static final Logger LOG = LoggerFactory.getLogger(Offered.class);

    private final Map<Channel, Carrier> carriers;

    Offered(List<Carrier> carriers) {
        this.carriers = carriers.stream().collect(toUnmodifiableMap(Carrier::channel, Function.identity()));
        LOG.info("channels offered={} not-set-up={}", channels(), EnumSet.complementOf(EnumSet.copyOf(all())));
    }

    public Set<Channel> channels() {
        return Set.copyOf(all());
    }

    public Optional<Carrier> carrier(Channel channel) {
        return Optional.ofNullable(carriers.get(channel));
    }

    private EnumSet<Channel> all() {
        var offered = EnumSet.noneOf(Channel.class);
        offered.addAll(carriers.keySet());
        return offered;
    }
}
