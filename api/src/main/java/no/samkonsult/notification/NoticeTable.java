package no.samkonsult.notification;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import no.samkonsult.platform.Statements;
import no.samkonsult.shared.PersonId;
import org.jspecify.annotations.Nullable;

/** Notices as those see them who add, cancel and ask. */
@Singleton
class NoticeTable {
    private static final String ADD = """
            INSERT INTO notice (id, subject, person_id, urgency, channels, text_key, arguments, link, created_at, due_at, changed_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (id) DO NOTHING
            """;

    /** What a sender holds at this moment is left out, and not waited for. */
    private static final String CANCEL_FREE = """
            WITH free AS (
                SELECT id FROM notice WHERE subject = ? AND due_at IS NOT NULL ORDER BY id FOR UPDATE SKIP LOCKED)
            UPDATE notice n
            SET due_at = NULL, state = CASE WHEN n.state = 'WAITING' THEN 'CANCELLED' ELSE n.state END,
                changed_at = CASE WHEN n.state = 'WAITING' THEN ?::timestamptz ELSE n.changed_at END
            FROM free WHERE n.id = free.id
            """;

    private static final String RECALL = """
            INSERT INTO notice_recall (notice_id) SELECT id FROM notice WHERE subject = ? AND due_at IS NOT NULL
            ON CONFLICT DO NOTHING
            """;

    private static final String STATES = """
            SELECT id, person_id, text_key, urgency, state, channels[least(place + 1, cardinality(channels))] AS channel, changed_at,
                   due_at, reason
            FROM notice WHERE %s
            """;

    private final Statements statements;

    NoticeTable(Statements statements) {
        this.statements = statements;
    }

    void add(Collection<Notice> notices, Instant now) {
        statements.updateEach(
                ADD, notices.stream().map(notice -> row(notice, now)).toList());
    }

    void cancelFree(String subject, Instant now) {
        statements.update(CANCEL_FREE, subject, now);
    }

    boolean hasOpen(String subject) {
        return !statements
                .list(
                        "SELECT 1 FROM notice WHERE subject = ? AND due_at IS NOT NULL LIMIT 1",
                        row -> row.getInt(1),
                        subject)
                .isEmpty();
    }

    /** Tells senders not to begin again with what they hold. */
    int recall(String subject) {
        return statements.update(RECALL, subject);
    }

    List<NoticeState> about(String subject) {
        return statements.list(STATES.formatted("subject = ? ORDER BY created_at, id"), NoticeTable::state, subject);
    }

    List<NoticeState> latestTo(PersonId recipient, int most) {
        return statements.list(
                STATES.formatted("person_id = ? ORDER BY created_at DESC, id LIMIT ?"),
                NoticeTable::state,
                recipient.value(),
                most);
    }

    private static @Nullable Object[] row(Notice notice, Instant now) {
        return new @Nullable Object[] {
            notice.id(),
            notice.subject(),
            notice.recipient().value(),
            notice.urgency().name(),
            notice.channels().stream().map(Channel::name).toArray(String[]::new),
            notice.textKey(),
            notice.arguments().toArray(String[]::new),
            notice.link(),
            now,
            now,
            now
        };
    }

    private static NoticeState state(ResultSet row) throws SQLException {
        OffsetDateTime due = row.getObject("due_at", OffsetDateTime.class);
        return new NoticeState(
                row.getObject("id", UUID.class),
                new PersonId(row.getObject("person_id", UUID.class)),
                row.getString("text_key"),
                Urgency.valueOf(row.getString("urgency")),
                NoticeState.State.valueOf(row.getString("state")),
                Channel.valueOf(row.getString("channel")),
                row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                due == null ? null : due.toInstant(),
                row.getString("reason"));
    }
}
