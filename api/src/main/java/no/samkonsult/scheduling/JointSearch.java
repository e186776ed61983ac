package no.samkonsult.scheduling;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import no.samkonsult.audit.Action;
import no.samkonsult.audit.AuditTrail;
import no.samkonsult.organisation.hours.WallClockRules;
import no.samkonsult.platform.Acting;
import no.samkonsult.platform.Principal;
import no.samkonsult.scheduling.SearchResult.Candidate;
import no.samkonsult.scheduling.resource.Resource;
import no.samkonsult.scheduling.resource.Resources;
import no.samkonsult.shared.OrganisationId;
import no.samkonsult.shared.Role;
import no.samkonsult.shared.TimeRange;
import org.jspecify.annotations.Nullable;

/**
 * The search for a time at which several people can meet, over the calendars of all their organisations.
 *
 * <p>Whoever may book for a patient may ask when anybody is free, and learns no more than that.
 */
@Singleton
public class JointSearch {
    /** How soon from now a meeting may be proposed: time to be told and to come. */
    private static final Duration LEAD = Duration.ofMinutes(15);

    private static final Duration ALTERNATIVES_WITHIN = Duration.ofDays(28);
    private static final int ALTERNATIVES = 5;

    private final Calendars calendars;
    private final Practitioners practitioners;
    private final RoleHolders holders;
    private final Resources resources;
    private final BookingGround grounds;
    private final AuditTrail audit;
    private final Clock clock;

    JointSearch(
            Calendars calendars,
            Practitioners practitioners,
            RoleHolders holders,
            Resources resources,
            BookingGround grounds,
            AuditTrail audit,
            Clock clock) {
        this.calendars = calendars;
        this.practitioners = practitioners;
        this.holders = holders;
        this.resources = resources;
        this.grounds = grounds;
        this.audit = audit;
        this.clock = clock;
    }

    @Acting
    public Search search(Principal who, SearchRequest request) {
        var ground = grounds.toBook(who, request.patient());
        if (ground.isEmpty()) {
            return new Search.Unknown();
        }
        audit.record(
                who, request.patient(), Action.SEARCH, "free-time", ground.get().name());
        Gathering gathering = calendars.gather(request.patient(), request.attendees(), request.window());
        return new Search.Found(
                gathering.search(earliest(), request.length(), request.limit()),
                gathering.names(),
                gathering.freshness());
    }

    /** Those who can be chosen, at most 50, by part of their name or their organisation's; none for whoever does not arrange consultations. */
    @Acting
    public List<Practitioner> practitioners(
            Principal who, @Nullable Role role, @Nullable OrganisationId organisation, String name) {
        if (!grounds.arranges(who)) {
            return List.of();
        }
        return practitioners.search(practising(role), organisation == null ? null : organisation.value(), name);
    }

    /** Roles that anybody may fill of several who hold them, at most three, by part of their organisation's name or their specialty. */
    @Acting
    List<Invitee> roles(Principal who, @Nullable Role role, String text) {
        return grounds.arranges(who) ? holders.offered(practising(role), text) : List.of();
    }

    /** Rooms and equipment, by part of their name or their organisation's; none for whoever does not arrange consultations. */
    @Acting
    public List<Resource> resources(Principal who, String text) {
        return grounds.arranges(who) ? resources.search(text) : List.of();
    }

    /** Those of some rooms and equipment that are to be had. */
    List<Resource> resources(Collection<UUID> ids) {
        return resources.find(ids).stream().filter(Resource::open).toList();
    }

    /** Other times for the same people, from the wanted day on. */
    @Acting
    List<Candidate> alternatives(Principal who, BookingRequest request) {
        Instant day = LocalDate.ofInstant(request.start(), WallClockRules.ZONE)
                .atStartOfDay(WallClockRules.ZONE)
                .toInstant();
        Gathering gathering =
                calendars.gather(request.patient(), request.attendees(), TimeRange.of(day, ALTERNATIVES_WITHIN));
        return gathering.search(earliest(), request.length(), ALTERNATIVES).candidates();
    }

    /** The first instant that may be proposed. */
    public Instant earliest() {
        return clock.instant().plus(LEAD);
    }

    private static Set<Role> practising(@Nullable Role role) {
        if (role == null) {
            return Party.PRACTISING;
        }
        Set<Role> roles = EnumSet.of(role);
        roles.retainAll(Party.PRACTISING);
        return roles;
    }
}
