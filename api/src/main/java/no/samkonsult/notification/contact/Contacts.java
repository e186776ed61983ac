package no.samkonsult.notification.contact;

import static java.util.stream.Collectors.toMap;

import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import no.samkonsult.audit.Action;
import no.samkonsult.audit.AuditTrail;
import no.samkonsult.notification.Channel;
import no.samkonsult.notification.Notice;
import no.samkonsult.notification.NoticeState;
import no.samkonsult.notification.Offered;
import no.samkonsult.notification.Outbox;
import no.samkonsult.notification.Urgency;
import no.samkonsult.notification.webhook.Webhooks;
import no.samkonsult.platform.Acting;
import no.samkonsult.platform.Principal;
import no.samkonsult.shared.PersonId;
import no.samkonsult.shared.Role;

/** A member of staff sees and changes where they are reached, and tries it. */
@Singleton
public class Contacts {
    private static final int LATEST = 5;
    private static final String ENTITY = "contact";
    private static final String OWN = "OWN_SESSION";

    private final ContactTable table;
    private final Offered offered;
    private final Webhooks webhooks;
    private final Outbox outbox;
    private final AuditTrail audit;

    Contacts(ContactTable table, Offered offered, Webhooks webhooks, Outbox outbox, AuditTrail audit) {
        this.table = table;
        this.offered = offered;
        this.webhooks = webhooks;
        this.outbox = outbox;
        this.audit = audit;
    }

    /** What somebody has set, which channels there are, and the latest that they were sent. */
    public record Sheet(
            Map<Channel, ContactPoint> points, Wish wish, List<Channel> offered, List<NoticeState> latest) {}

    /** Patients and next of kin are told by those who follow them up, not by alerts. */
    static boolean concerns(Role role) {
        return !role.isPrivate() && role != Role.MACHINE;
    }

    @Acting
    Sheet sheet(Principal who, String language) {
        PersonId me = who.person();
        List<NoticeState> latest = outbox.latestTo(me, LATEST); // before the points, that know of all that it shows
        return new Sheet(
                table.points(me).stream().collect(toMap(ContactPoint::channel, Function.identity())),
                table.wish(me).orElseGet(() -> Wish.in(language)),
                List.copyOf(new TreeSet<>(offered.channels())),
                latest);
    }

    ContactForm read(Map<String, String> values) {
        return new ContactForm(values, offered.channels(), webhooks::mayGoTo);
    }

    /** Keeps a form without faults. What is not offered here is left as it was. */
    @Acting
    void save(Principal who, ContactForm form) {
        form.entries().forEach((channel, entry) -> {
            if (entry.address() == null) {
                table.remove(who.person(), channel);
            } else {
                table.save(who.person(), channel, entry.address(), entry.active());
            }
        });
        table.save(who.person(), form.wish());
        audit.record(who, null, Action.UPDATE, ENTITY, OWN);
    }

    /** Sends oneself a message that says that it is a test; false where there is nowhere to send it. */
    @Acting
    boolean test(Principal who, Channel channel) {
        boolean possible = offered.channels().contains(channel)
                && table.points(who.person()).stream().anyMatch(point -> point.channel() == channel && point.active());
        if (possible) {
            UUID id = UUID.randomUUID();
            outbox.add(List.of(new Notice(
                    id,
                    "test/" + id,
                    who.person(),
                    List.of(channel),
                    Urgency.TECHNICAL,
                    "notice.test",
                    List.of(),
                    "/me/notifications")));
        }
        return possible;
    }

    /** What signs the webhooks of somebody. */
    Optional<String> secret(Sheet sheet) {
        return Optional.ofNullable(sheet.points().get(Channel.WEBHOOK))
                .map(point -> webhooks.signature(point.secretId()).secret());
    }

    List<String> webhookPlaces() {
        return webhooks.origins().stream().sorted(Comparator.naturalOrder()).toList();
    }
}
