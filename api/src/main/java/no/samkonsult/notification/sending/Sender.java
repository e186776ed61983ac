package no.samkonsult.notification.sending;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import no.samkonsult.notification.Carried;
import no.samkonsult.notification.Carried.Accepted;
import no.samkonsult.notification.Carried.Delivered;
import no.samkonsult.notification.Carried.HandedOver;
import no.samkonsult.notification.Carried.NotNow;
import no.samkonsult.notification.Carried.Refused;
import no.samkonsult.notification.Channel;
import no.samkonsult.notification.Message;
import no.samkonsult.notification.Notice;
import no.samkonsult.notification.Offered;
import no.samkonsult.notification.UndeliveredListener;
import no.samkonsult.notification.sending.ChannelRules.Way;
import no.samkonsult.platform.Page;
import no.samkonsult.platform.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends one notice that it holds, and notes what became of it before it lets go. The call to the provider is made inside the
 * transaction, which ADR 0009 gives the reason for.
 */
@Singleton
class Sender {
    private static final Logger LOG = LoggerFactory.getLogger(Sender.class);
    private static final Duration ANOTHER_SENDS_TO_THEM = Duration.ofSeconds(1);

    /** What was put off because another was sending to them goes along. */
    private static final Duration SOON = ANOTHER_SENDS_TO_THEM.multipliedBy(2);

    private final SendingTable table;
    private final OutcomeTable outcomes;
    private final Rendering rendering;
    private final Offered offered;
    private final SendingMetrics metrics;
    private final List<UndeliveredListener> listeners;
    private final Transactions transactions;
    private final Clock clock;
    private final Duration receiptWithin;

    Sender(
            SendingTable table,
            OutcomeTable outcomes,
            Rendering rendering,
            Offered offered,
            SendingMetrics metrics,
            List<UndeliveredListener> listeners,
            Transactions transactions,
            Clock clock,
            @Value("${samkonsult.notification.receipt-within}") Duration receiptWithin) {
        this.table = table;
        this.outcomes = outcomes;
        this.rendering = rendering;
        this.offered = offered;
        this.metrics = metrics;
        this.listeners = listeners;
        this.transactions = transactions;
        this.clock = clock;
        this.receiptWithin = receiptWithin;
    }

    /** Inside the transaction that claimed it. */
    void send(Due due, Instant now) {
        if (!table.recalled(List.of(due)).isEmpty()) {
            outcomes.cancelled(due, now);
            return;
        }
        Recipient recipient = table.recipient(due.notice().recipient());
        Way way = ChannelRules.way(due, recipient, offered.channels()).orElse(null);
        if (way == null) {
            fail(due, now);
            return;
        }
        Instant earliest = earliest(way, recipient, now);
        if (earliest.isAfter(now)) {
            outcomes.waits(way.due(), earliest, now);
            return;
        }
        send(batch(way.due(), now), way, recipient);
    }

    private Instant earliest(Way way, Recipient recipient, Instant now) {
        if (way.due().isRed()) {
            return now;
        }
        var person = way.due().notice().recipient();
        if (!table.aloneWith(person)) {
            return now.plus(ANOTHER_SENDS_TO_THEM);
        }
        List<Instant> sent = table.sentSince(person, way.channel(), now.minus(RateRules.LONGEST));
        Instant rate = RateRules.earliest(way.channel(), sent, now);
        Instant quiet = QuietRules.earliest(recipient.quiet(), Page.ZONE, now);
        return quiet.isAfter(rate) ? quiet : rate;
    }

    private List<Due> batch(Due due, Instant now) {
        var batch = new ArrayList<>(List.of(due));
        if (!due.isRed()) {
            batch.addAll(table.companions(due, now.plus(SOON)));
        }
        return batch;
    }

    /** What was cancelled is looked for once more, last of all before it begins. */
    private void send(List<Due> held, Way way, Recipient recipient) {
        Set<UUID> recalled = table.recalled(held);
        var batch = new ArrayList<>(held);
        batch.removeIf(due -> recalled.contains(due.notice().id()));
        held.stream().filter(due -> !batch.contains(due)).forEach(due -> outcomes.cancelled(due, clock.instant()));
        if (!batch.isEmpty()) {
            List<Notice> notices = batch.stream().map(Due::notice).toList();
            Message message = rendering.message(notices, recipient, way.address());
            Carried carried = Handing.over(offered.carrier(way.channel()).orElseThrow(), message);
            settle(batch, way.channel(), message, carried);
        }
    }

    private void settle(List<Due> batch, Channel channel, Message message, Carried carried) {
        Instant now = clock.instant();
        var person = batch.getFirst().notice().recipient();
        switch (carried) {
            case Accepted(String providerId) -> {
                outcomes.add(message, channel, person, providerId, now);
                batch.forEach(due -> outcomes.sent(due, message, receiptWithin, now));
            }
            case HandedOver _ -> {
                outcomes.add(message, channel, person, null, now);
                batch.forEach(due -> outcomes.sent(due, message, null, now));
            }
            case Delivered _ -> {
                outcomes.add(message, channel, person, null, now);
                outcomes.arrived(message.id(), channel, now);
                batch.forEach(due -> outcomes.delivered(due, message.id(), now));
            }
            case NotNow _ -> batch.forEach(due -> tryAgain(due, now));
            case Refused _ -> batch.forEach(due -> outcomes.waits(due.onNextChannel(), now, now));
        }
        metrics.carried(channel, carried);
        LOG.info(
                "message={} channel={} notices={} outcome={}",
                message.id(),
                channel,
                batch.size(),
                carried.getClass().getSimpleName());
        transactions.announce(batch.stream().map(due -> due.notice().subject()).toList());
    }

    private void tryAgain(Due due, Instant now) {
        int failed = due.failed() + 1;
        BackOffRules.pause(due.notice().urgency(), failed)
                .ifPresentOrElse(
                        pause ->
                                outcomes.waits(new Due(due.notice(), false, due.place(), failed), now.plus(pause), now),
                        () -> outcomes.waits(due.onNextChannel(), now, now));
    }

    private void fail(Due due, Instant now) {
        String reason = ChannelRules.reason(due);
        outcomes.failed(due, reason, now);
        listeners.forEach(listener -> listener.undelivered(List.of(due.notice())));
        metrics.undelivered(due.notice().urgency());
        LOG.warn("notice={} outcome=FAILED reason={}", due.notice().id(), reason);
        transactions.announce(List.of(due.notice().subject()));
    }
}
