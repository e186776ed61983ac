package no.samkonsult.scheduling.resource;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.samkonsult.audit.Action;
import no.samkonsult.audit.AuditTrail;
import no.samkonsult.organisation.hours.Hours;
import no.samkonsult.platform.Acting;
import no.samkonsult.platform.Principal;
import no.samkonsult.platform.Statements;
import no.samkonsult.scheduling.hours.KeptPosts;

/** Where an organisation's secretary or administrator keeps its rooms and equipment. */
@Singleton
class ResourceDesk {
    private static final String OWN_ORGANISATION = "OWN_ORGANISATION";

    private static final String ADD = """
            INSERT INTO resource (id, organisation_id, kind, name) VALUES (?, acting_organisation(), ?, ?)
            """;

    private static final String OPEN =
            "INSERT INTO resource_hours (resource_id, weekday, starts, ends) VALUES (?, ?, ?::time, ?::time)";

    private final Resources resources;
    private final Statements statements;
    private final AuditTrail audit;
    private final Clock clock;

    ResourceDesk(Resources resources, Statements statements, AuditTrail audit, Clock clock) {
        this.resources = resources;
        this.statements = statements;
        this.audit = audit;
        this.clock = clock;
    }

    /** None for whoever keeps none. */
    @Acting
    Optional<List<Resource>> own(Principal who) {
        return KeptPosts.isForOthers(who.role()) ? Optional.of(resources.own()) : Optional.empty();
    }

    @Acting
    Optional<Resource> find(Principal who, UUID id) {
        return own(who).stream()
                .flatMap(List::stream)
                .filter(resource -> resource.id().equals(id))
                .findFirst();
    }

    /** False for whoever keeps none. */
    @Acting
    boolean add(Principal who, ResourceForm.Wish wish) {
        if (!KeptPosts.isForOthers(who.role())) {
            return false;
        }
        UUID id = UUID.randomUUID();
        statements.update(ADD, id, wish.kind().name(), wish.name());
        open(id, wish.week());
        audit.record(who, null, Action.CREATE, "resource/" + id, OWN_ORGANISATION);
        return true;
    }

    /** What is booked already stays booked. False where there is no such room of theirs. */
    @Acting
    boolean setHours(Principal who, UUID id, Map<DayOfWeek, List<Hours>> week) {
        if (find(who, id).isEmpty()) {
            return false;
        }
        statements.update("DELETE FROM resource_hours WHERE resource_id = ?", id);
        open(id, week);
        audit.record(who, null, Action.UPDATE, "resource/" + id, OWN_ORGANISATION);
        return true;
    }

    @Acting
    boolean close(Principal who, UUID id) {
        boolean closed = find(who, id).isPresent()
                && statements.update("UPDATE resource SET closed_at = ? WHERE id = ?", clock.instant(), id) == 1;
        if (closed) {
            audit.record(who, null, Action.DELETE, "resource/" + id, OWN_ORGANISATION);
        }
        return closed;
    }

    private void open(UUID id, Map<DayOfWeek, List<Hours>> week) {
        week.forEach((day, hours) -> hours.forEach(
                each -> statements.update(OPEN, id, day.getValue(), each.opens().toString(), each.closing())));
    }
}
