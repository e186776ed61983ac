package no.samkonsult.scheduling.invitation;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import no.samkonsult.notification.Carried;
import no.samkonsult.notification.Channel;
import no.samkonsult.notification.Notice;
import no.samkonsult.notification.Outbox;
import no.samkonsult.notification.Urgency;
import no.samkonsult.platform.SystemPrincipal;
import no.samkonsult.platform.Transactions;
import no.samkonsult.scheduling.invitation.SendingInvitations.Reader;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells one person one thing: by mail where they have an address, and else through the outbox. It holds the row while the mail
 * server answers, for the reasons of ADR 0009: whoever cancels meanwhile knows then whether it was sent.
 */
@Singleton
class InvitationSender {
    private static final Logger LOG = LoggerFactory.getLogger(InvitationSender.class);

    private final SendingInvitations table;
    private final Optional<InvitationMail> mail;
    private final Outbox outbox;
    private final Transactions transactions;
    private final Clock clock;

    InvitationSender(
            SendingInvitations table,
            Optional<InvitationMail> mail,
            Outbox outbox,
            Transactions transactions,
            Clock clock) {
        this.table = table;
        this.mail = mail;
        this.outbox = outbox;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Whether there was anything to send. What cannot be handled is put off, so that it does not stand in the way of the rest. */
    boolean sendNext() {
        var held = new AtomicReference<@Nullable DueInvitation>();
        try {
            return transactions.as(SystemPrincipal.INVITATION, _ -> {
                Optional<DueInvitation> due = table.claim(clock.instant());
                due.ifPresent(each -> {
                    held.set(each);
                    send(each);
                });
                return due.isPresent();
            });
        } catch (RuntimeException fault) {
            DueInvitation due = held.get();
            LOG.error("invitation=failed consultation={}", due == null ? null : due.consultation(), fault);
            return due != null && transactions.as(SystemPrincipal.INVITATION, _ -> putOff(due));
        }
    }

    private void send(DueInvitation due) {
        if (!InvitationRules.isWorthTelling(due.method(), due.time().end(), clock.instant())) {
            table.dropped(due);
            return;
        }
        Optional<Reader> reader = mail.flatMap(_ -> table.reader(due.person()));
        if (reader.isEmpty()) {
            sendBySms(due);
            return;
        }
        Carried carried = mail.orElseThrow()
                .send(due, reader.get().address(), reader.get().language(), clock.instant());
        LOG.info(
                "consultation={} method={} version={} outcome={}",
                due.consultation(),
                due.method(),
                due.version(),
                carried.getClass().getSimpleName());
        switch (carried) {
            case Carried.HandedOver _, Carried.Accepted _, Carried.Delivered _ ->
                table.toldByMail(due, reader.get().address(), clock.instant());
            case Carried.NotNow _ -> putOff(due);
            case Carried.Refused _ -> sendBySms(due);
        }
    }

    private boolean putOff(DueInvitation due) {
        int failed = due.failed() + 1;
        table.waits(due, failed, clock.instant().plus(InvitationRules.pause(failed)));
        return true;
    }

    private void sendBySms(DueInvitation due) {
        Instant start = due.time().start();
        var notice = new Notice(
                due.messageId(),
                Invitations.subject(due.consultation(), due.person()),
                due.person(),
                List.of(Channel.SMS),
                Urgency.YELLOW,
                due.method() == Method.CANCEL ? "notice.cancelled" : due.changed() ? "notice.moved" : "notice.invited",
                List.of(WhenRules.day(start), WhenRules.clock(start)),
                "/consultations/" + due.consultation());
        outbox.add(List.of(notice));
        table.toldBySms(due, notice.id(), clock.instant());
    }
}
