package no.samkonsult.scheduling.hours;

import static java.util.stream.Collectors.joining;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import no.samkonsult.organisation.hours.Hours;
import no.samkonsult.platform.Statements;

/** Writes working time, in the transaction of the caller. */
@Singleton
class HoursTable {
    private static final String ADD = """
            INSERT INTO working_hours (practitioner_role_id, weekday, starts, ends, joint, valid)
            VALUES (?, ?, ?::time, ?::time, ?, daterange(?, NULL))
            """;

    private static final String TERMS = """
            INSERT INTO booking_terms (practitioner_role_id, holiday_hours, lead_minutes, buffer_before, buffer_after, step_minutes, travel_minutes)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (practitioner_role_id) DO UPDATE SET holiday_hours = excluded.holiday_hours,
                lead_minutes = excluded.lead_minutes, buffer_before = excluded.buffer_before,
                buffer_after = excluded.buffer_after, step_minutes = excluded.step_minutes,
                travel_minutes = excluded.travel_minutes
            """;

    private static final String EXCEPT = """
            INSERT INTO working_hours_exception (id, practitioner_role_id, days, minutes)
            VALUES (gen_random_uuid(), ?, daterange(?, ?, '[]'), ?::int4multirange)
            ON CONFLICT DO NOTHING
            """;

    private final Statements statements;

    HoursTable(Statements statements) {
        this.statements = statements;
    }

    /** The week from a day on, whatever was planned for after it; what was before stays. */
    void replaceWeek(UUID post, LocalDate from, List<WeeklySpell> week) {
        statements.list("SELECT FROM practitioner_role WHERE id = ? FOR UPDATE", _ -> post, post);
        statements.update("DELETE FROM working_hours WHERE practitioner_role_id = ? AND lower(valid) >= ?", post, from);
        statements.update("""
                UPDATE working_hours SET valid = valid * daterange(NULL, ?)
                WHERE practitioner_role_id = ? AND valid && daterange(?, NULL)
                """, from, post, from);
        week.forEach(spell -> statements.update(
                ADD,
                post,
                spell.weekday().getValue(),
                spell.hours().opens().toString(),
                spell.hours().closing(),
                spell.joint(),
                from));
    }

    void setTerms(UUID post, Terms terms) {
        statements.update(
                TERMS,
                post,
                terms.holidays().name(),
                terms.leadMinutes(),
                terms.bufferBefore(),
                terms.bufferAfter(),
                terms.stepMinutes(),
                terms.travelMinutes());
    }

    /** False where there are other days among these already. */
    boolean except(UUID post, LocalDate first, LocalDate last, List<Hours> hours) {
        String minutes = hours.stream().map(HoursTable::minutes).collect(joining(",", "{", "}"));
        return statements.update(EXCEPT, post, first, last, minutes) == 1;
    }

    boolean drop(UUID post, UUID exception) {
        return statements.update(
                        "DELETE FROM working_hours_exception WHERE practitioner_role_id = ? AND id = ?",
                        post,
                        exception)
                == 1;
    }

    private static String minutes(Hours hours) {
        int closes = hours.closes().toSecondOfDay() / 60;
        return "[%d,%d)".formatted(hours.opens().toSecondOfDay() / 60, closes == 0 ? 24 * 60 : closes);
    }
}
