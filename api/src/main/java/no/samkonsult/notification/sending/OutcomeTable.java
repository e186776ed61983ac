package no.samkonsult.notification.sending;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import no.samkonsult.notification.Channel;
import no.samkonsult.notification.Message;
import no.samkonsult.notification.NoticeState.State;
import no.samkonsult.platform.Statements;
import no.samkonsult.shared.PersonId;
import org.jspecify.annotations.Nullable;

/** What became of notices and of the messages they went out in. */
@Singleton
class OutcomeTable {
    private static final String MOVE = """
            UPDATE notice SET state = ?, place = ?, attempts = ?, due_at = ?, changed_at = ?, reason = ?
            WHERE id = ?
            """;

    /** Sent a second time only after a sender was killed: one row, and the later time. */
    private static final String ADD = """
            INSERT INTO notice_message (id, channel, person_id, address, sent_at, provider_id) VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (id, channel) DO UPDATE SET sent_at = excluded.sent_at, provider_id = excluded.provider_id
            """;

    /** To the minute: in a storm every message to the same person would wait for the one before. */
    private static final String ARRIVED = """
            UPDATE contact_point c SET arrived_at = new.at
            FROM notice_message m, (SELECT ?::timestamptz) AS new (at)
            WHERE m.id = ? AND m.channel = ? AND c.person_id = m.person_id AND c.channel = m.channel AND c.address = m.address
              AND (c.arrived_at IS NULL OR c.arrived_at < new.at - interval '1 minute')
            """;

    /** Those that went out in a message and of which it was not known that they came through. Waits for a sender that holds one. */
    private static final String IN_MESSAGE = """
            SELECT %s, state = 'SENT' AND due_at IS NOT NULL AND channels[place + 1] = ? AS awaited FROM notice
            WHERE message_id = ? AND state IN ('WAITING', 'SENT', 'FAILED')
            ORDER BY id FOR UPDATE
            """.formatted(SendingTable.COLUMNS);

    private final Statements statements;

    OutcomeTable(Statements statements) {
        this.statements = statements;
    }

    void waits(Due due, Instant until, Instant now) {
        move(due, State.WAITING, until, now, null);
    }

    void cancelled(Due due, Instant now) {
        move(due, due.sent() ? State.SENT : State.CANCELLED, null, now, null);
    }

    void failed(Due due, String reason, Instant now) {
        move(due, State.FAILED, null, now, reason);
    }

    void delivered(Due due, UUID message, Instant now) {
        move(due, State.DELIVERED, null, now, null);
        in(due, message);
    }

    /** Handed over: with a receipt to come, the next channel is tried where none does in time. */
    void sent(Due due, Message message, @Nullable Duration receiptWithin, Instant now) {
        move(due, State.SENT, receiptWithin == null ? null : now.plus(receiptWithin), now, null);
        in(due, message.id());
    }

    private void in(Due due, UUID message) {
        statements.update(
                "UPDATE notice SET message_id = ? WHERE id = ?",
                message,
                due.notice().id());
    }

    void add(Message message, Channel channel, PersonId person, @Nullable String providerId, Instant now) {
        statements.update(ADD, message.id(), channel.name(), person.value(), message.address(), now, providerId);
    }

    void arrived(UUID message, Channel channel, Instant now) {
        statements.update(ARRIVED, now, message, channel.name());
    }

    /** Notes that a receipt has come; false where no such message was sent. */
    boolean end(UUID message, Channel channel, Instant now) {
        return statements.update(
                        "UPDATE notice_message SET ended_at = ? WHERE id = ? AND channel = ?",
                        now,
                        message,
                        channel.name())
                == 1;
    }

    /** A notice in a message; {@code awaited} where the next channel is tried unless this one's receipt comes. */
    record Told(Due due, boolean awaited) {}

    List<Told> inMessage(UUID message, Channel channel) {
        return statements.list(
                IN_MESSAGE, row -> new Told(SendingTable.due(row), row.getBoolean("awaited")), channel.name(), message);
    }

    /** Whether a receipt is new: one that was taken before does nothing. */
    boolean take(String receipt, Instant now) {
        return statements.update(
                        "INSERT INTO notice_receipt (id, taken_at) VALUES (?, ?) ON CONFLICT DO NOTHING", receipt, now)
                == 1;
    }

    void forgetReceipts(Instant before) {
        statements.update("DELETE FROM notice_receipt WHERE taken_at < ?", before);
    }

    private void move(Due due, State state, @Nullable Instant dueAt, Instant now, @Nullable String reason) {
        int place = Math.min(due.place(), due.notice().channels().size());
        statements.update(
                MOVE,
                state.name(),
                place,
                due.failed(),
                dueAt,
                now,
                reason,
                due.notice().id());
    }
}
