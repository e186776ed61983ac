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
    private static final String RUNG = "immediate";

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

    /** Tells those whom a message has reached that they need not come; no voice calls anybody for that. */
    void letGo(Call call, Collection<Ring> rings) {
        outbox.add(rings.stream()
                .filter(ring -> outbox.about(subject(call, ring)).stream().anyMatch(CallNews::isOut))
                .map(ring -> notice(
                        call, ring, "let-go", List.of(Channel.SMS, Channel.EMAIL, Channel.WEBHOOK), "notice.let-go"))
                .toList());
    }

    private static boolean isOut(NoticeState notice) {
        return notice.state() == NoticeState.State.SENT || notice.state() == NoticeState.State.DELIVERED;
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
        List<Channel> channels = ring.times() == 1
                ? List.of(Channel.SMS, Channel.VOICE, Channel.EMAIL, Channel.WEBHOOK)
                : List.of(Channel.VOICE, Channel.SMS, Channel.EMAIL, Channel.WEBHOOK);
        return notice(call, ring, RUNG, channels, "notice.immediate");
    }

    private static Notice notice(Call call, Ring ring, String what, List<Channel> channels, String text) {
        String subject = subject(call, ring, what);
        return new Notice(
                named("%s/%d".formatted(subject, ring.times())),
                subject,
                ring.person(),
                channels,
                Urgency.RED,
                text,
                List.of(),
                "/immediate/" + call.id());
    }

    private static String subject(Call call, Ring ring) {
        return subject(call, ring, RUNG);
    }

    private static String subject(Call call, Ring ring, String what) {
        return "%s/%s".formatted(what, named("%s %s".formatted(call.id(), ring.person())));
    }

    private static UUID named(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(UTF_8));
    }
}
