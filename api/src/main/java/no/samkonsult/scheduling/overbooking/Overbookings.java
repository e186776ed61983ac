package no.samkonsult.scheduling.overbooking;

import static java.util.stream.Collectors.toMap;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import no.samkonsult.platform.Acting;
import no.samkonsult.platform.Principal;
import no.samkonsult.platform.Statements;
import no.samkonsult.shared.PersonId;

/** Whose time was taken although it was not free, and why. */
@Singleton
public class Overbookings {
    private static final String ADD = """
            INSERT INTO overbooking (id, consultation_id, person_id, reason, decided_by, decided_at)
            VALUES (?, ?, ?, ?, acting_person(), ?)
            """;

    /** Who has been given other time since is overbooked no more. */
    private static final String OF_ONE = """
            SELECT person_id, reason FROM overbooking x
            WHERE consultation_id = ? AND EXISTS (SELECT FROM occupancy o WHERE o.consultation_id = ? AND o.overbooking_id = x.id)
            """;

    private final Statements statements;
    private final Clock clock;

    Overbookings(Statements statements, Clock clock) {
        this.statements = statements;
        this.clock = clock;
    }

    private record Row(PersonId person, String reason) {}

    /** In the caller's transaction, before the time is taken: what it is marked with. */
    public UUID add(UUID consultation, Overbooking overbooking) {
        UUID id = UUID.randomUUID();
        statements.update(ADD, id, consultation, overbooking.person().value(), overbooking.reason(), clock.instant());
        return id;
    }

    /** Those of a consultation whose time is taken twice, and why; none for whoever may not know. */
    @Acting
    public Map<PersonId, String> of(Principal who, UUID consultation) {
        return statements
                .list(
                        OF_ONE,
                        row -> new Row(new PersonId(row.getObject("person_id", UUID.class)), row.getString("reason")),
                        consultation,
                        consultation)
                .stream()
                .collect(toMap(Row::person, Row::reason));
    }
}
