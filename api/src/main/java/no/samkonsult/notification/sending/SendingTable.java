package no.samkonsult.notification.sending;

import static java.util.stream.Collectors.toUnmodifiableMap;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import no.samkonsult.notification.Channel;
import no.samkonsult.notification.Notice;
import no.samkonsult.notification.Urgency;
import no.samkonsult.notification.sending.Recipient.Address;
import no.samkonsult.platform.Statements;
import no.samkonsult.shared.PersonId;
import org.jspecify.annotations.Nullable;

/** What a sender claims and looks up. Each statement sees what was committed before it. */
@Singleton
class SendingTable {
    /** A sender whose machine has gone is noticed by the database: its connection is ended, and another sends. */
    private static final String LET_GO_OF_THE_LOST = "SET LOCAL idle_in_transaction_session_timeout = '15s'";

    /** What a {@link Due} is read from. */
    static final String COLUMNS =
            "id, subject, person_id, urgency, channels, text_key, arguments, link, state, place, attempts";

    private static final String CLAIM = """
            SELECT %s FROM notice WHERE due_at <= ?
            ORDER BY urgency <> 'RED', due_at LIMIT 1 FOR UPDATE SKIP LOCKED
            """.formatted(COLUMNS);

    /**
     * Others to the same person that are due on the same channel and do not hurry: they are told in one. Whoever holds one of
     * them meanwhile is not alone with the person, and lets go at once: it is waited for.
     */
    private static final String COMPANIONS = """
            SELECT %s FROM notice
            WHERE person_id = ? AND due_at <= ? AND state = 'WAITING' AND urgency <> 'RED' AND channels[place + 1] = ? AND id <> ?
            ORDER BY created_at, id LIMIT 100 FOR UPDATE
            """.formatted(COLUMNS);

    /** A patient who has not said where is reached at the telephone that is registered. */
    private static final String ADDRESSES = """
            SELECT channel, address, secret_id FROM contact_point WHERE person_id = ? AND active
            UNION ALL
            SELECT 'SMS', telephone, ?::uuid FROM patient_telephone(?::uuid) AS telephone
            WHERE telephone IS NOT NULL AND NOT EXISTS (SELECT FROM contact_point WHERE person_id = ? AND channel = 'SMS')
            """;

    private final Statements statements;

    SendingTable(Statements statements) {
        this.statements = statements;
    }

    /** One notice that is due, which nobody else touches until this transaction ends. */
    Optional<Due> claim(Instant now) {
        statements.update(LET_GO_OF_THE_LOST);
        return statements.list(CLAIM, SendingTable::due, now).stream().findFirst();
    }

    List<Due> companions(Due due, Instant until) {
        return statements.list(
                COMPANIONS,
                SendingTable::due,
                due.notice().recipient().value(),
                until,
                due.channel().name(),
                due.notice().id());
    }

    /** Whether this transaction alone sends somebody what does not hurry, so that two together keep to the limits. */
    boolean aloneWith(PersonId person) {
        return statements
                .list(
                        "SELECT pg_try_advisory_xact_lock(hashtextextended(?, 18))",
                        row -> row.getBoolean(1),
                        person.toString())
                .getFirst();
    }

    /** Those of some notices that were cancelled while they were held. */
    Set<UUID> recalled(List<Due> held) {
        return new HashSet<>(statements.list(
                "SELECT notice_id FROM notice_recall WHERE notice_id = ANY (?)",
                row -> row.getObject("notice_id", UUID.class),
                (Object) held.stream().map(each -> each.notice().id()).toArray(UUID[]::new)));
    }

    List<Instant> sentSince(PersonId person, Channel channel, Instant since) {
        return statements.list(
                "SELECT sent_at FROM notice_message WHERE person_id = ? AND channel = ? AND sent_at > ?",
                row -> row.getObject("sent_at", OffsetDateTime.class).toInstant(),
                person.value(),
                channel.name(),
                since);
    }

    Recipient recipient(PersonId person) {
        Map<Channel, Address> addresses = statements
                .list(
                        ADDRESSES,
                        row -> Map.entry(
                                Channel.valueOf(row.getString("channel")),
                                new Address(row.getString("address"), row.getObject("secret_id", UUID.class))),
                        person.value(),
                        person.value(),
                        person.value(),
                        person.value())
                .stream()
                .collect(toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
        return statements
                .list(
                        "SELECT language, quiet_from, quiet_until FROM contact_wish WHERE person_id = ?",
                        row -> new Recipient(row.getString("language"), quiet(row), addresses),
                        person.value())
                .stream()
                .findFirst()
                .orElseGet(() -> new Recipient("nn", null, addresses));
    }

    /** Leaves a notice that could not be handled for a while, so that it does not stand in the way of others. */
    void postpone(UUID notice, Instant until) {
        statements.update("UPDATE notice SET due_at = ? WHERE id = ? AND due_at < ?", until, notice, until);
    }

    /** Since when the notice that should have been sent first is due. */
    Optional<Instant> oldestDue(Instant now) {
        return statements
                .list(
                        "SELECT min(due_at) AS oldest FROM notice WHERE due_at <= ? AND state = 'WAITING'",
                        row -> Optional.ofNullable(row.getObject("oldest", OffsetDateTime.class)),
                        now)
                .getFirst()
                .map(OffsetDateTime::toInstant);
    }

    private static @Nullable QuietHours quiet(ResultSet row) throws SQLException {
        LocalTime from = row.getObject("quiet_from", LocalTime.class);
        return from == null ? null : new QuietHours(from, row.getObject("quiet_until", LocalTime.class));
    }

    static Due due(ResultSet row) throws SQLException {
        var notice = new Notice(
                row.getObject("id", UUID.class),
                row.getString("subject"),
                new PersonId(row.getObject("person_id", UUID.class)),
                texts(row, "channels").map(Channel::valueOf).toList(),
                Urgency.valueOf(row.getString("urgency")),
                row.getString("text_key"),
                texts(row, "arguments").toList(),
                row.getString("link"));
        return new Due(notice, row.getString("state").equals("SENT"), row.getInt("place"), row.getInt("attempts"));
    }

    private static Stream<String> texts(ResultSet row, String column) throws SQLException {
        return Stream.of((String[]) row.getArray(column).getArray());
    }
}
