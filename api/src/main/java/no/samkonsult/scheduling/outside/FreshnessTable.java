package no.samkonsult.scheduling.outside;

import static java.util.stream.Collectors.toUnmodifiableMap;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import no.samkonsult.platform.Statements;
import no.samkonsult.shared.PersonId;

/** How fresh people's calendars are, for whoever looks for a time with them. */
@Singleton
public class FreshnessTable {
    private final Statements statements;

    FreshnessTable(Statements statements) {
        this.statements = statements;
    }

    /** Of everybody who is asked for. */
    public Map<PersonId, Freshness> of(Collection<PersonId> people, Instant now) {
        record Row(PersonId person, Instant fetched) {}
        Map<PersonId, Instant> fetched = statements
                .list(
                        "SELECT person_id, fetched_at FROM outside_freshness(?)",
                        row -> new Row(
                                new PersonId(row.getObject("person_id", UUID.class)),
                                row.getObject("fetched_at", OffsetDateTime.class)
                                        .toInstant()),
                        (Object) people.stream().map(PersonId::value).toArray(UUID[]::new))
                .stream()
                .collect(toUnmodifiableMap(Row::person, Row::fetched));
        return people.stream()
                .distinct()
                .collect(toUnmodifiableMap(person -> person, person -> Freshness.of(fetched.get(person), now)));
    }
}
