package no.samkonsult.scheduling.invitation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toSet;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import no.samkonsult.notification.Outbox;
import no.samkonsult.platform.SystemPrincipal;
import no.samkonsult.platform.Transactions;
import no.samkonsult.scheduling.invitation.InvitationRules.Telling;
import no.samkonsult.shared.PersonId;

/**
 * Makes true of invitations what is true of consultations, in the transaction of whoever changed one. Nothing is sent here: a job
 * does, after the commit.
 */
@Singleton
public class Invitations {
    private final InvitationTable table;
    private final SendingInvitations sending;
    private final Reminders reminders;
    private final Outbox outbox;
    private final Transactions transactions;
    private final Clock clock;

    Invitations(
            InvitationTable table,
            SendingInvitations sending,
            Reminders reminders,
            Outbox outbox,
            Transactions transactions,
            Clock clock) {
        this.table = table;
        this.sending = sending;
        this.reminders = reminders;
        this.outbox = outbox;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** To be called after every change of a consultation's time, people or status: whom to tell what is found out here. */
    public void settle(UUID consultation) {
        transactions.as(SystemPrincipal.INVITATION, _ -> {
            table.meeting(consultation).ifPresent(meeting -> settle(meeting, clock.instant()));
            return consultation;
        });
    }

    private void settle(Meeting meeting, Instant now) {
        List<Telling> tellings = InvitationRules.tellings(meeting);
        takeBack(meeting, tellings);
        table.save(meeting.id(), tellings, now);
        reminders.settle(meeting, now);
    }

    /** What has not gone out yet of what somebody was to know before. */
    private void takeBack(Meeting meeting, List<Telling> tellings) {
        Set<PersonId> toldBefore = meeting.guests().stream()
                .filter(guest -> guest.told() != null)
                .map(Guest::person)
                .collect(toSet());
        tellings.stream()
                .map(Telling::person)
                .filter(toldBefore::contains)
                .forEach(person -> outbox.cancel(subject(meeting.id(), person)));
    }

    /** Somebody has rung whom nothing else reached. */
    public void told(UUID consultation, PersonId person) {
        transactions.as(SystemPrincipal.INVITATION, _ -> sending.toldByPerson(consultation, person, clock.instant()));
    }

    /** How each participant stands. Whoever asks has made sure that it may be shown. */
    public Map<PersonId, InvitationState> states(UUID consultation) {
        return transactions.as(SystemPrincipal.INVITATION, _ -> table.states(consultation));
    }

    /** What names somebody's messages about a consultation in the outbox. */
    static String subject(UUID consultation, PersonId person) {
        return "invitation/"
                + UUID.nameUUIDFromBytes("%s %s".formatted(consultation, person).getBytes(UTF_8));
    }
}
