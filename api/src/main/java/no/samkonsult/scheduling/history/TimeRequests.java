package no.samkonsult.scheduling.history;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import no.samkonsult.notification.Channel;
import no.samkonsult.notification.Notice;
import no.samkonsult.notification.Outbox;
import no.samkonsult.notification.Urgency;
import no.samkonsult.platform.Acting;
import no.samkonsult.platform.Principal;
import no.samkonsult.platform.Statements;
import no.samkonsult.shared.PersonId;

/** What patients and next of kin ask for who cannot come then: they move nothing themselves. */
@Singleton
public class TimeRequests {
    public static final int LONGEST = 200;

    /** Once is enough, until it is changed. */
    private static final String ADD = """
            INSERT INTO time_request (consultation_id, version, asked_by, asked_at, words) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT DO NOTHING
            """;

    private static final String OPEN = """
            SELECT r.asked_at, r.words, coalesce(p.given_name || ' ' || p.family_name, '') AS by
            FROM time_request r LEFT JOIN person p ON p.id = r.asked_by
            WHERE r.consultation_id = ? AND r.version = ?
            ORDER BY r.asked_at
            """;

    private final Statements statements;
    private final Outbox outbox;
    private final Clock clock;

    TimeRequests(Statements statements, Outbox outbox, Clock clock) {
        this.statements = statements;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Asks, and lets whoever booked know that something waits. */
    @Acting
    public void ask(Principal who, UUID consultation, int version, PersonId booker, String words) {
        int asked = statements.update(ADD, consultation, version, who.person().value(), clock.instant(), words);
        if (asked == 1) {
            UUID id = UUID.randomUUID();
            outbox.add(List.of(new Notice(
                    id,
                    "time-request/" + id,
                    booker,
                    List.of(Channel.EMAIL, Channel.SMS),
                    Urgency.YELLOW,
                    "notice.task",
                    List.of(),
                    "/consultations/" + consultation)));
        }
    }

    /** What is asked of the version that it has: one's own, and everybody's for those at work. */
    @Acting
    public List<TimeRequest> open(Principal who, UUID consultation, int version) {
        return statements.list(
                OPEN,
                row -> new TimeRequest(
                        row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                        row.getString("by"),
                        row.getString("words")),
                consultation,
                version);
    }
}
