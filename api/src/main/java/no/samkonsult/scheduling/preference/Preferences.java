package no.samkonsult.scheduling.preference;

import static java.util.stream.Collectors.collectingAndThen;
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
import no.samkonsult.shared.PersonId;

/** The hours of the week in which meetings suit people best. */
@Singleton
public class Preferences {
    private static final String OF = """
            SELECT person_id, weekday, to_char(starts, 'HH24:MI') AS opens, to_char(ends, 'HH24:MI') AS closes
            FROM meeting_preference WHERE person_id = ANY (?) ORDER BY weekday, starts
            """;

    private static final String ADD =
            "INSERT INTO meeting_preference (person_id, weekday, starts, ends) VALUES (?, ?, ?::time, ?::time)";

    private final Statements statements;

    Preferences(Statements statements) {
        this.statements = statements;
    }

    private record Said(PersonId person, WeeklySpell spell) {}

    /** Of those who have said anything. */
    public Map<PersonId, WorkingTime> of(Collection<PersonId> people) {
        return people.isEmpty()
                ? Map.of()
                : statements
                        .list(OF, Preferences::said, (Object)
                                people.stream().map(PersonId::value).toArray(UUID[]::new))
                        .stream()
                        .collect(groupingBy(
                                Said::person,
                                mapping(Said::spell, collectingAndThen(toList(), WorkingTime::everyWeek))));
    }

    void replace(PersonId person, Map<DayOfWeek, List<Hours>> week) {
        statements.update("DELETE FROM meeting_preference WHERE person_id = ?", person.value());
        week.forEach((day, hours) -> hours.forEach(each -> statements.update(
                ADD, person.value(), day.getValue(), each.opens().toString(), each.closing())));
    }

    private static Said said(ResultSet row) throws SQLException {
        return new Said(
                new PersonId(row.getObject("person_id", UUID.class)),
                WeeklySpell.everyWeek(
                        DayOfWeek.of(row.getInt("weekday")),
                        Hours.of(row.getString("opens"), row.getString("closes"))));
    }
}
