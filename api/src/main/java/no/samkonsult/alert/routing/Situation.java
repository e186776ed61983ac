package no.samkonsult.alert.routing;

import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import no.samkonsult.alert.Severity;
import org.jspecify.annotations.Nullable;

/**
 * What is known when it is decided where an alert goes.
 *
 * @param raisedAt the desk at which it was raised, with its service
 * @param following the service that follows the patient up now, with its first desk; null where none with a desk does
 * @param municipality the patient's kommunenummer
 * @param local the time in Europe/Oslo
 * @param open whether that service is open
 * @param watching those that watch its patients now by agreement, in order
 */
public record Situation(
        Severity severity,
        Attended raisedAt,
        @Nullable Attended following,
        String municipality,
        LocalDateTime local,
        boolean holiday,
        boolean open,
        List<Attended> watching) {
    /** A service and one of its desks. */
    public record Attended(UUID service, UUID desk) {}

    /** Whether those who work at a service may see the patient at this time: all else would be an alert that nobody sees. */
    boolean maySee(UUID service) {
        return following != null && following.service().equals(service)
                || watching.stream().anyMatch(each -> each.service().equals(service));
    }

    /** Whether somebody watches at a service at this time. */
    boolean isAttended(UUID service) {
        return following != null && following.service().equals(service)
                ? open
                : watching.stream().anyMatch(each -> each.service().equals(service));
    }
}
