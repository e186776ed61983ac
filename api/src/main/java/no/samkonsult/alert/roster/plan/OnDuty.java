package no.samkonsult.alert.roster.plan;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import no.samkonsult.alert.roster.DutyRoster;
import no.samkonsult.platform.Acting;
import no.samkonsult.platform.Principal;
import no.samkonsult.platform.Statements;
import no.samkonsult.shared.PersonId;

/** Tells those to whom a desk's roster is open who is on duty, by name. */
@Singleton
public class OnDuty {
    private final Standings standings;
    private final DutyRoster rosters;
    private final Statements statements;

    OnDuty(Standings standings, DutyRoster rosters, Statements statements) {
        this.standings = standings;
        this.rosters = rosters;
        this.statements = statements;
    }

    /** Who is asked first before the others; empty where the roster is not open to them. */
    @Acting
    public Optional<List<StaffMember>> at(Principal who, UUID desk, Instant at) {
        return standings.at(who, desk).map(_ -> {
            List<PersonId> people = rosters.onDuty(desk, at);
            Map<PersonId, String> names = names(who, people);
            return people.stream()
                    .map(person -> new StaffMember(person.value(), names.getOrDefault(person, "")))
                    .toList();
        });
    }

    /** The names of people who work somewhere. */
    @Acting
    public Map<PersonId, String> names(Principal who, Collection<PersonId> people) {
        return statements
                .list(
                        "SELECT id, given_name || ' ' || family_name AS name FROM person WHERE id = ANY (?)",
                        row -> Map.entry(new PersonId(row.getObject("id", UUID.class)), row.getString("name")),
                        (Object) people.stream().map(PersonId::value).distinct().toArray(UUID[]::new))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
