package no.samkonsult.alert.routing;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.samkonsult.alert.Severity;
import no.samkonsult.alert.routing.Situation.Attended;
import no.samkonsult.organisation.hours.HolidayRules;
import no.samkonsult.organisation.hours.Opening;
import no.samkonsult.organisation.hours.ServiceHours;
import no.samkonsult.platform.Page;

/** Finds out what is known at a time, and decides by it where an alert goes. */
@Singleton
public class Routing {
    private final RoutingTable table;
    private final ServiceHours hours;

    Routing(RoutingTable table, ServiceHours hours) {
        this.table = table;
        this.hours = hours;
    }

    /**
     * What an alert is to be sent by.
     *
     * @param opensAt when the service that follows the patient up opens next, where it is closed and will open
     */
    public record Decided(Route route, Situation situation, Optional<Instant> opensAt) {}

    /** The rules of a service in their order. */
    public List<RoutingRule> rules(UUID service) {
        return table.rules(service);
    }

    /** A service with its first desk, if it has any. */
    public Optional<Attended> deskOf(UUID service) {
        return table.deskOf(service);
    }

    /**
     * Decides for an alert.
     *
     * @param raisedAt the desk where it is
     * @param following the service that follows the patient up, if any does
     */
    public Decided decide(
            Severity severity, Attended raisedAt, Optional<UUID> following, String municipality, Instant at) {
        LocalDateTime local = at.atZone(Page.ZONE).toLocalDateTime();
        Optional<Attended> service = following.flatMap(table::deskOf);
        Optional<Opening> opening = following.map(hours::of);
        var situation = new Situation(
                severity,
                raisedAt,
                service.orElse(null),
                municipality,
                local,
                HolidayRules.on(local.toLocalDate()).isPresent(),
                opening.map(each -> each.isOpen(at)).orElse(false),
                following.map(each -> table.watching(each, at)).orElseGet(List::of));
        Route route = RoutingRules.route(following.map(table::rules).orElseGet(List::of), situation);
        return new Decided(route, situation, opening.flatMap(each -> each.nextOpening(at)));
    }
}
