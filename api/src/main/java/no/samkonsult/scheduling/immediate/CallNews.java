package no.samkonsult.scheduling.immediate;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import no.samkonsult.notification.Channel;
import no.samkonsult.notification.Notice;
import no.samkonsult.notification.NoticeState;
import no.samkonsult.notification.Outbox;
import no.samkonsult.notification.Urgency;
import no.samkonsult.platform.Transactions;
import no.samkonsult.shared.PersonId;

/** Rings people up, in the transaction of the caller, with no word of whom it is about, and tells open pages that something has changed. */
@Singleton
class CallNews {
    private final Outbox outbox;
    private final Transactions transactions;

    CallNews(Outbox outbox, Transactions transactions) {
        this.outbox = outbox;
        this.transactions = transactions;
    }

    /** The page of a call. */
    static String topic(UUID call) {
        return "immediate/" + call;
    }

    /** The pages that tell somebody of being rung. */
    static String topic(PersonId person) {
        return "rung/" + person;
    }

    /** Whoever is rung once more is called first, since a text did not bring an answer. */
    void ring(Call call, Collection<Ring> rings) {
        outbox.add(rings.stream().map(ring -> notice(call, ring)).toList());
    }

    /** What is not sent yet is not sent any more. */
    void silence(Call call, Collection<Ring> rings) {
        rings.forEach(ring -> outbox.cancel(subject(call, ring)));
    }

    /** Tells the call's page, and those of everybody who is rung. */
    void changed(Call call) {
        transactions.announce(
                Stream.concat(Stream.of(topic(call.id())), call.rings().stream().map(ring -> topic(ring.person())))
                        .toList());
    }

    /** How the latest message to each who is rung stands. */
    Map<PersonId, NoticeState> told(Call call) {
        var told = new HashMap<PersonId, NoticeState>();
        call.rings()
                .forEach(ring -> outbox.about(subject(call, ring)).forEach(notice -> told.put(ring.person(), notice)));
        return told;
    }

    private static Notice notice(Call call, Ring ring) {
        String once = "%s/%d".formatted(subject(call, ring), ring.times());
        return new Notice(
                named(once),
                subject(call, ring),
                ring.person(),
                ring.times() == 1
                        ? List.of(Channel.SMS, Channel.VOICE, Channel.EMAIL, Channel.WEBHOOK)
                        : List.of(Channel.VOICE, Channel.SMS, Channel.EMAIL, Channel.WEBHOOK),
                Urgency.RED,
                "notice.immediate",
                List.of(),
                "/immediate/" + call.id());
    }

    private static String subject(Call call, Ring ring) {
        return "immediate/" + named("%s %s".formatted(call.id(), ring.person()));
    }

    private static UUID named(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(UTF_8));
    }
}
