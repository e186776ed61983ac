package no.samkonsult.alert.routing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import no.samkonsult.organisation.hours.Opening;

/** Who reads measurements at an instant. */
final class WatchedRules {
    static final Watched NOT_FOLLOWED = new Watched.ByNobody(Optional.empty());

    private WatchedRules() {}

    /** @param byAgreement the services that watch its patients at that instant */
    static Watched watched(Opening own, List<Opening> byAgreement, Instant at) {
        if (own.isOpen(at)) {
            return new Watched.ByService(own.redResponseMinutes());
        }
        return byAgreement.stream()
                .findFirst()
                .<Watched>map(other -> new Watched.ByAgreement(other.redResponseMinutes()))
                .orElseGet(() -> new Watched.ByNobody(own.nextOpening(at)));
    }
}
