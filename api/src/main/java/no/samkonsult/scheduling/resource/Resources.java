package no.samkonsult.scheduling.resource;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.samkonsult.organisation.hours.Hours;
import no.samkonsult.platform.Statements;
import no.samkonsult.scheduling.hours.WeeklySpell;
import no.samkonsult.scheduling.hours.WorkingTime;
import no.samkonsult.scheduling.resource.Resource.Kind;
import no.samkonsult.shared.TimeRange;
import org.jspecify.annotations.Nullable;

/** Rooms and equipment and the time that they are taken, in the transaction of the caller. */
@Singleton
public class Resources {
    private static final String WHERE = """
            SELECT r.id, r.kind, r.name, r.organisation_id, o.name AS organisation, r.closed_at IS NULL AS open
            FROM resource r JOIN organisation o ON o.id = r.organisation_id
            WHERE %s
            ORDER BY o.name, r.name, r.id
            LIMIT 50
            """;

    private static final String NAMED = WHERE.formatted("r.id = ANY (?)");

    private static final String FOUND =
            WHERE.formatted("r.closed_at IS NULL AND position(lower(?) IN lower(r.name || ', ' || o.name)) > 0");

    private static final String OF_ONE =
            WHERE.formatted("r.id IN (SELECT resource_id FROM consultation_resource WHERE consultation_id = ?)");

    private static final String OWN =
            WHERE.formatted("r.closed_at IS NULL AND r.organisation_id = acting_organisation()");

    private static final String HOURS = """
            SELECT resource_id, weekday, to_char(starts, 'HH24:MI') AS opens, to_char(ends, 'HH24:MI') AS closes
            FROM resource_hours WHERE resource_id = ANY (?) ORDER BY weekday, starts
            """;

    /** Nothing is booked for longer than a day. */
    private static final String BUSY = """
            SELECT resource_id, lower(during) AS starts, upper(during) AS ends FROM occupancy
            WHERE resource_id = ANY (?) AND lower(during) >= ?::timestamptz - interval '1 day' AND lower(during) < ? AND upper(during) > ?
              AND consultation_id IS DISTINCT FROM ?
            """;

    /** After the people's time, in one statement in one order, so that nobody waits for each other in a circle. */
    private static final String OCCUPY = """
            INSERT INTO occupancy (resource_id, during, kind, consultation_id)
            SELECT resource_id, tstzrange(?, ?), 'BOOKED', ? FROM unnest(?::uuid[]) AS wanted (resource_id)
            ORDER BY resource_id
            ON CONFLICT DO NOTHING
            """;

    private static final String TAKE = """
            INSERT INTO consultation_resource (consultation_id, resource_id)
            SELECT ?, resource_id FROM unnest(?::uuid[]) AS wanted (resource_id)
            """;

    private final Statements statements;

    Resources(Statements statements) {
        this.statements = statements;
    }

    private record Spell(UUID resource, WeeklySpell spell) {}

    private record Busy(UUID resource, TimeRange time) {}

    public List<Resource> find(Collection<UUID> ids) {
        return list(NAMED, (Object) ids.toArray(UUID[]::new));
    }

    /** What is to be had, by part of its name or its organisation's. */
    public List<Resource> search(String text) {
        return list(FOUND, text);
    }

    public List<Resource> of(UUID consultation) {
        return list(OF_ONE, consultation);
    }

    /** What whoever acts keeps for their organisation. */
    List<Resource> own() {
        return list(OWN);
    }

    /** @param changed the consultation whose own time takes nothing's; null where there is none */
    public Map<UUID, List<TimeRange>> busy(Collection<Resource> resources, TimeRange window, @Nullable UUID changed) {
        return statements
                .list(
                        BUSY,
                        row -> new Busy(row.getObject("resource_id", UUID.class), Statements.time(row)),
                        ids(resources),
                        window.start(),
                        window.end(),
                        window.start(),
                        changed)
                .stream()
                .collect(groupingBy(Busy::resource, mapping(Busy::time, toList())));
    }

    /** Takes their time for a consultation; false where some was taken already, and then the transaction must not commit. */
    public boolean occupy(UUID consultation, TimeRange time, Collection<Resource> resources) {
        return resources.isEmpty()
                || statements.update(OCCUPY, time.start(), time.end(), consultation, ids(resources))
                        == resources.size();
    }

    /** Notes that they belong to a consultation. */
    public void take(UUID consultation, Collection<Resource> resources) {
        if (!resources.isEmpty()) {
            statements.update(TAKE, consultation, ids(resources));
        }
    }

    private List<Resource> list(String sql, @Nullable Object... parameters) {
        List<Resource> found = statements.list(sql, Resources::resource, parameters);
        if (found.isEmpty()) {
            return found;
        }
        Map<UUID, List<WeeklySpell>> weeks = statements.list(HOURS, Resources::spell, (Object) ids(found)).stream()
                .collect(groupingBy(Spell::resource, mapping(Spell::spell, toList())));
        return found.stream()
                .map(each -> each.with(WorkingTime.everyWeek(weeks.getOrDefault(each.id(), List.of()))))
                .toList();
    }

    private static Resource resource(ResultSet row) throws SQLException {
        return new Resource(
                row.getObject("id", UUID.class),
                Kind.valueOf(row.getString("kind")),
                row.getString("name"),
                row.getObject("organisation_id", UUID.class),
                row.getString("organisation"),
                row.getBoolean("open"),
                WorkingTime.NONE);
    }

    private static Spell spell(ResultSet row) throws SQLException {
        return new Spell(
                row.getObject("resource_id", UUID.class),
                WeeklySpell.everyWeek(
                        DayOfWeek.of(row.getInt("weekday")),
                        Hours.of(row.getString("opens"), row.getString("closes"))));
    }

    private static UUID[] ids(Collection<Resource> resources) {
        return resources.stream().map(Resource::id).toArray(UUID[]::new);
    }
}
