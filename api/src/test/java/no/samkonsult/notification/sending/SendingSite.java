package no.samkonsult.notification.sending;

import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import no.samkonsult.demo.EmbeddedDatabase;
import no.samkonsult.demo.MessageSimulator;
import no.samkonsult.demo.MessageSimulator.Received;
import no.samkonsult.demo.MessageSimulator.Reply;
import no.samkonsult.notification.Channel;
import no.samkonsult.notification.Notice;
import no.samkonsult.notification.Outbox;
import no.samkonsult.notification.UndeliveredListener;
import no.samkonsult.notification.Urgency;
import no.samkonsult.platform.Schema;
import no.samkonsult.platform.Service;
import no.samkonsult.platform.ServiceRole;
import no.samkonsult.shared.PersonId;
import org.jspecify.annotations.Nullable;

/** Two processes' worth of senders against one database, with a gateway, a receiver of webhooks and a mail server. */
final class SendingSite {
    private static final SendingSite SHARED = new SendingSite();
    private static final String LINK = "/worklist/00000000-0000-4000-8000-000000000000";

    private final Map<String, Function<Received, Reply>> behaviours = new ConcurrentHashMap<>();
    private final MessageSimulator gateway = MessageSimulator.start(this::reply);
    private final GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final List<Notice> undelivered = new CopyOnWriteArrayList<>();
    private final AtomicInteger numbers = new AtomicInteger();
    private final EmbeddedDatabase database;
    private final List<Service> services;

    private SendingSite() {
        try {
            database = EmbeddedDatabase.start(Files.createTempDirectory("sending-test"), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        Schema.migrate(database.url(), EmbeddedDatabase.OWNER_PASSWORD);
        mail.start();
        services = List.of(service(), service());
        gateway.tell(port(), services.getFirst().bean(Clock.class));
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    }

    static SendingSite shared() {
        return SHARED;
    }

    private Service service() {
        UndeliveredListener listener = undelivered::addAll;
        return Service.start(
                Set.of(ServiceRole.WEB),
                Map.ofEntries(
                        Map.entry("samkonsult.token-key", "0f".repeat(32)),
                        Map.entry("samkonsult.url", "https://samkonsult.example"),
                        Map.entry("samkonsult.notification.receipt-within", "10m"),
                        Map.entry("samkonsult.messages.url", gateway.url() + "/messages"),
                        Map.entry("samkonsult.messages.secret", gateway.secret()),
                        Map.entry("samkonsult.webhooks", gateway.url()),
                        Map.entry("samkonsult.smtp.host", "127.0.0.1"),
                        Map.entry("samkonsult.smtp.port", mail.getSmtp().getPort()),
                        Map.entry("samkonsult.smtp.from", "varsel@samkonsult.example"),
                        Map.entry("samkonsult.smtp.tls", "none"),
                        Map.entry("micronaut.server.port", "-1"),
                        Map.entry("datasources.default.url", database.url()),
                        Map.entry("datasources.default.password", EmbeddedDatabase.APP_PASSWORD),
                        Map.entry("datasources.intake.url", database.url()),
                        Map.entry("datasources.intake.password", EmbeddedDatabase.INTAKE_PASSWORD)),
                listener);
    }

    int port() {
        return services.getFirst().port();
    }

    GreenMail mail() {
        return mail;
    }

    MessageSimulator gateway() {
        return gateway;
    }

    <T> T bean(Class<T> type) {
        return services.getFirst().bean(type);
    }

    Outbox outbox() {
        return bean(Outbox.class);
    }

    List<Notice> undelivered() {
        return undelivered;
    }

    /** Somebody with a number of their own for SMS and calls. */
    record Staff(PersonId person, String number) {}

    /** @param channels that they have the number for */
    Staff staff(Channel... channels) {
        int number = numbers.incrementAndGet();
        var staff = new Staff(new PersonId(UUID.randomUUID()), "+4700%06d".formatted(number));
        run(
                "INSERT INTO person (id, given_name, family_name) VALUES (?, 'Prøve', 'Person')",
                staff.person().value());
        for (Channel channel : channels) {
            address(staff, channel, staff.number());
        }
        return staff;
    }

    void address(Staff staff, Channel channel, String address) {
        run(
                "INSERT INTO contact_point (person_id, channel, address, active, secret_id) VALUES (?, ?, ?, true, ?)",
                staff.person().value(),
                channel.name(),
                address,
                UUID.randomUUID());
    }

    Notice notice(Staff staff, Urgency urgency, Channel... channels) {
        return notice("alert/" + UUID.randomUUID(), staff, urgency, channels);
    }

    Notice notice(String subject, Staff staff, Urgency urgency, Channel... channels) {
        String key = "notice." + urgency.name().toLowerCase(Locale.ROOT);
        return new Notice(UUID.randomUUID(), subject, staff.person(), List.of(channels), urgency, key, List.of(), LINK);
    }

    /** What the gateway does with what is for a number, or a webhook with what comes to a path. */
    void behave(String to, Function<Received, Reply> behaviour) {
        behaviours.put(to, behaviour);
    }

    static Reply answer(int status) {
        return new Reply(status, Duration.ZERO, null);
    }

    private Reply reply(Received received) {
        String to = received.field("to").isEmpty() ? received.path() : received.field("to");
        return behaviours.getOrDefault(to, MessageSimulator.WILLING).apply(received);
    }

    List<Received> to(Staff staff) {
        return gateway.received().stream()
                .filter(each -> each.field("to").equals(staff.number()))
                .toList();
    }

    List<Received> of(UUID notice) {
        return gateway.received().stream()
                .filter(each -> each.field("id").equals(notice.toString()))
                .toList();
    }

    String state(Notice notice) {
        return column("SELECT state FROM notice WHERE id = ?", notice.id()).getFirst();
    }

    void becomes(Notice notice, String state) {
        await().atMost(Duration.ofSeconds(60)).until(() -> state(notice).equals(state));
    }

    /** As if the time that notices wait for had come. */
    void letTimePass(Collection<Notice> notices) {
        notices.forEach(notice -> run(
                "UPDATE notice SET due_at = now() - interval '1 second' WHERE id = ? AND due_at IS NOT NULL",
                notice.id()));
    }

    void run(String sql, @Nullable Object... parameters) {
        try (Connection owner = owner();
                PreparedStatement statement = owner.prepareStatement(sql)) {
            bind(statement, parameters);
            statement.execute();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    List<String> column(String sql, @Nullable Object... parameters) {
        try (Connection owner = owner();
                PreparedStatement statement = owner.prepareStatement(sql)) {
            bind(statement, parameters);
            return read(statement.executeQuery());
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Ends the connections of every sender that waits for a provider, as when its process is killed; tells how many. */
    int kill() {
        try (Connection same =
                        DriverManager.getConnection(database.url(), "samkonsult_app", EmbeddedDatabase.APP_PASSWORD);
                PreparedStatement statement = same.prepareStatement("""
                        SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                        WHERE usename = 'samkonsult_app' AND state = 'idle in transaction' AND pid <> pg_backend_pid()
                          AND query LIKE '%notice_recall%'
                        """)) {
            return read(statement.executeQuery()).size();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private Connection owner() throws SQLException {
        return DriverManager.getConnection(database.url(), "samkonsult_owner", EmbeddedDatabase.OWNER_PASSWORD);
    }

    private static List<String> read(ResultSet rows) throws SQLException {
        try (rows) {
            var found = new ArrayList<String>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }

    private static void bind(PreparedStatement statement, @Nullable Object... parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
    }

    private void close() {
        services.forEach(Service::close);
        database.close();
        gateway.close();
        mail.stop();
    }
}
