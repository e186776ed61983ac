package no.samkonsult.scheduling.invitation;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import no.samkonsult.notification.Channel;
import no.samkonsult.notification.Notice;
import no.samkonsult.notification.Outbox;
import no.samkonsult.notification.Urgency;
import no.samkonsult.platform.Statements;
import no.samkonsult.platform.SystemPrincipal;
import no.samkonsult.platform.Transactions;
import no.samkonsult.shared.PersonId;
import no.samkonsult.shared.TimeRange;
import org.jspecify.annotations.Nullable;

/**
 * Reminds everybody who has not said no. What is due is put into the outbox in the transaction that marks it done, and the outbox
 * keeps to quiet hours; at the beginning what has not gone out is taken back.
 */
@Singleton
class Reminders {
    /** The day before, while there is time to move what is in the way or to ask for help with the equipment. */
    private static final Duration DAY_BEFORE = Duration.ofHours(24);

    /** So late that it is not forgotten again, and so early that one can sit down and try sound and picture. */
    private static final Duration HOUR_BEFORE = Duration.ofHours(1);

    private static final Duration BEGINNING = Duration.ZERO;

    private static final String DROP_OTHERS = """
            DELETE FROM consultation_reminder
            WHERE consultation_id = ? AND NOT (? AND due_at = ?::timestamptz - ahead_minutes * interval '1 minute')
            """;

    private static final String ADD = """
            INSERT INTO consultation_reminder (consultation_id, ahead_minutes, due_at) VALUES (?, ?, ?)
            ON CONFLICT DO NOTHING
            """;

    private static final String CLAIM = """
            SELECT r.consultation_id, lower(c.during) AS starts, upper(c.during) AS ends
            FROM consultation_reminder r JOIN consultation c ON c.id = r.consultation_id
            WHERE r.due_at <= ? AND r.done_at IS NULL
            ORDER BY r.due_at LIMIT 1 FOR UPDATE OF r SKIP LOCKED
            """;

    /** All that are due of the consultation: of several that were missed one is enough. */
    private static final String DONE = """
            UPDATE consultation_reminder SET done_at = ? WHERE consultation_id = ? AND due_at <= ? AND done_at IS NULL
            """;

    private static final String GUESTS = """
            SELECT a.person_id FROM consultation_participant a JOIN consultation c ON c.id = a.consultation_id
            WHERE c.id = ? AND c.status = 'BOOKED' AND a.status NOT IN ('UNAVAILABLE', 'DECLINED')
            ORDER BY a.person_id
            """;

    private final Statements statements;
    private final Outbox outbox;
    private final Transactions transactions;
    private final Clock clock;

    Reminders(Statements statements, Outbox outbox, Transactions transactions, Clock clock) {
        this.statements = statements;
        this.outbox = outbox;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What is still to come of a consultation's reminders: those of another time go, and what was done stays done. */
    void settle(Meeting meeting, Instant now) {
        Instant start = meeting.time().start();
        int dropped = statements.update(DROP_OTHERS, meeting.id(), meeting.booked(), start);
        if (dropped > 0) {
            outbox.cancel(subject(meeting.id()));
        }
        if (meeting.booked()) {
            statements.updateEach(
                    ADD,
                    Stream.of(DAY_BEFORE, HOUR_BEFORE, BEGINNING)
                            .filter(ahead -> start.minus(ahead).isAfter(now))
                            .map(ahead -> new @Nullable Object[] {
                                meeting.id(), Math.toIntExact(ahead.toMinutes()), start.minus(ahead)
                            })
                            .toList());
        }
    }

    private record Due(UUID consultation, TimeRange time) {}

    /** Whether there was one to remind of. */
    boolean remindNext() {
        return transactions.as(SystemPrincipal.INVITATION, _ -> {
            Instant now = clock.instant();
            var due = statements.list(CLAIM, Reminders::due, now).stream().findFirst();
            due.ifPresent(each -> remind(each, now));
            return due.isPresent();
        });
    }

    private void remind(Due due, Instant now) {
        statements.update(DONE, now, due.consultation(), now);
        if (!due.time().start().isAfter(now)) {
            outbox.cancel(subject(due.consultation()));
            return;
        }
        boolean soon = !due.time().start().minus(HOUR_BEFORE).isAfter(now);
        outbox.add(
                statements
                        .list(GUESTS, row -> new PersonId(row.getObject("person_id", UUID.class)), due.consultation())
                        .stream()
                        .map(person -> notice(due, person, soon))
                        .toList());
    }

    /** A telephone is looked at within the hour; by the day before a mail disturbs less. */
    private static Notice notice(Due due, PersonId person, boolean soon) {
        String name = "reminder %s %s %s %s"
                .formatted(due.consultation(), person, due.time().start(), soon);
        return new Notice(
                UUID.nameUUIDFromBytes(name.getBytes(UTF_8)),
                subject(due.consultation()),
                person,
                soon ? List.of(Channel.SMS, Channel.EMAIL) : List.of(Channel.EMAIL, Channel.SMS),
                Urgency.YELLOW,
                "notice.reminder",
                List.of(
                        WhenRules.day(due.time().start()),
                        WhenRules.clock(due.time().start())),
                "/consultations/" + due.consultation());
    }

    private static String subject(UUID consultation) {
        return "reminder/" + consultation;
    }

    private static Due due(ResultSet row) throws SQLException {
        return new Due(row.getObject("consultation_id", UUID.class), Statements.time(row));
    }
}
