package no.samkonsult.scheduling.invitation;

import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import no.samkonsult.Sql;
import no.samkonsult.demo.EmbeddedDatabase;
import no.samkonsult.platform.Schema;
import no.samkonsult.platform.Service;
import no.samkonsult.platform.ServiceRole;
import no.samkonsult.shared.PersonId;
import org.jspecify.annotations.Nullable;

/** Two processes that tell and remind, against one database and one mail server, which can be taken away. */
final class InvitationSite {
    static final String SENDER = "time@samkonsult.example";
    private static final InvitationSite SHARED = new InvitationSite();
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(60);

    private final EmbeddedDatabase database;
    private final List<Service> services;
    private GreenMail mail = mailOn(0, 0);

    private InvitationSite() {
        try {
            database = EmbeddedDatabase.start(Files.createTempDirectory("invitation-test"), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        Schema.migrate(database.url(), EmbeddedDatabase.OWNER_PASSWORD);
        services = List.of(service(), service());
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    }

    static InvitationSite shared() {
        return SHARED;
    }

    private static GreenMail mailOn(int smtp, int imap) {
        var server = new GreenMail(new ServerSetup[] {
            new ServerSetup(smtp, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
            new ServerSetup(imap, "127.0.0.1", ServerSetup.PROTOCOL_IMAP)
        });
        server.start();
        server.setUser(SENDER, SENDER, "hush");
        return server;
    }

    private Service service() {
        return Service.start(
                Set.of(ServiceRole.WEB),
                new HashMap<>(Map.ofEntries(
                        Map.entry("samkonsult.token-key", "0f".repeat(32)),
                        Map.entry("samkonsult.url", "https://samkonsult.example"),
                        Map.entry("samkonsult.smtp.host", "127.0.0.1"),
                        Map.entry("samkonsult.smtp.port", mail.getSmtp().getPort()),
                        Map.entry("samkonsult.smtp.from", "Samkonsult <%s>".formatted(SENDER)),
                        Map.entry("samkonsult.smtp.tls", "none"),
                        Map.entry("samkonsult.imap.host", "127.0.0.1"),
                        Map.entry("samkonsult.imap.port", mail.getImap().getPort()),
                        Map.entry("samkonsult.imap.user", SENDER),
                        Map.entry("samkonsult.imap.password", "hush"),
                        Map.entry("samkonsult.imap.tls", "none"),
                        Map.entry("micronaut.server.port", "-1"),
                        Map.entry("datasources.default.url", database.url()),
                        Map.entry("datasources.default.password", EmbeddedDatabase.APP_PASSWORD),
                        Map.entry("datasources.intake.url", database.url()),
                        Map.entry("datasources.intake.password", EmbeddedDatabase.INTAKE_PASSWORD))));
    }

    GreenMail mail() {
        return mail;
    }

    <T> T bean(Class<T> type) {
        return services.getFirst().bean(type);
    }

    /** Meanwhile there is no mail server; the one after it has received nothing yet. */
    void withoutMail(Runnable work) {
        int smtp = mail.getSmtp().getPort();
        int imap = mail.getImap().getPort();
        mail.stop();
        work.run();
        mail = mailOn(smtp, imap);
    }

    /** As if the time that everything waits for had come. */
    void letTimePass() {
        run("UPDATE invitation SET due_at = now() - interval '1 second' WHERE due_at IS NOT NULL");
    }

    PersonId person(String givenName) {
        var id = new PersonId(UUID.randomUUID());
        run("INSERT INTO person (id, given_name, family_name) VALUES (?, ?, 'Testdal')", id.value(), givenName);
        return id;
    }

    /** Somebody with an address for e-mail, which is their id. */
    PersonId reader(String givenName, String language) {
        PersonId id = person(givenName);
        run(
                "INSERT INTO contact_point (person_id, channel, address, active, secret_id) VALUES (?, 'EMAIL', ?, true, ?)",
                id.value(),
                address(id),
                UUID.randomUUID());
        run("INSERT INTO contact_wish (person_id, language) VALUES (?, ?)", id.value(), language);
        return id;
    }

    static String address(PersonId person) {
        return person + "@alver.example";
    }

    /** A consultation that the first has booked for half an hour, and that the invitations know nothing of yet. */
    UUID consultation(Instant start, PersonId... people) {
        UUID organisation = UUID.randomUUID();
        UUID patient = UUID.randomUUID();
        UUID id = UUID.randomUUID();
        run(
                "INSERT INTO organisation (id, name, kind, organisation_number, municipality_number) VALUES (?, 'Prøvesjukehuset', 'HOSPITAL', ?, '4631')",
                organisation,
                "%09d".formatted(Math.floorMod(organisation.getMostSignificantBits(), 1_000_000_000L)));
        run(
                "INSERT INTO patient (id, person_id, controller, municipality_number, address) VALUES (?, ?, ?, '4631', 'Vegen 1')",
                patient,
                people[people.length - 1].value(),
                organisation);
        run(
                """
                INSERT INTO consultation (id, patient_id, controller, topic, during, zone, local_start, created_by)
                VALUES (?, ?, ?, 'DISCHARGE', tstzrange(?, ?), 'Europe/Oslo', now(), ?)
                """,
                id,
                patient,
                organisation,
                start.atOffset(ZoneOffset.UTC),
                start.plus(Duration.ofMinutes(30)).atOffset(ZoneOffset.UTC),
                people[0].value());
        for (PersonId person : people) {
            run(
                    "INSERT INTO consultation_participant (consultation_id, person_id, role, required, status) VALUES (?, ?, 'SPECIALIST', true, 'INVITED')",
                    id,
                    person.value());
        }
        return id;
    }

    void move(UUID consultation, Duration by) {
        run("""
                WITH moved AS (
                    UPDATE consultation
                    SET version = version + 1, during = tstzrange(lower(during) + ?::interval, upper(during) + ?::interval)
                    WHERE id = ?
                    RETURNING id, version, created_by, during)
                INSERT INTO consultation_change (consultation_id, version, changed_by, changed_at, reason, was, became)
                SELECT id, version, created_by, now(), 'OTHER', during, during FROM moved
                """, by.toString(), by.toString(), consultation);
        settle(consultation);
    }

    /** Another version, at the same time. */
    void change(UUID consultation) {
        run("UPDATE consultation SET version = version + 1 WHERE id = ?", consultation);
        settle(consultation);
    }

    void cancel(UUID consultation) {
        run("""
                UPDATE consultation SET version = version + 1, status = 'CANCELLED', cancelled_at = now(), cancel_reason = 'Sjuk' WHERE id = ?
                """, consultation);
        settle(consultation);
    }

    void settle(UUID consultation) {
        bean(Invitations.class).settle(consultation);
    }

    List<MimeMessage> mails(PersonId to) {
        var found = new ArrayList<MimeMessage>();
        for (MimeMessage each : mail.getReceivedMessages()) {
            try {
                if (Arrays.toString(each.getAllRecipients()).contains(address(to))) {
                    found.add(each);
                }
            } catch (MessagingException failure) {
                throw new IllegalStateException(failure);
            }
        }
        return found;
    }

    List<MimeMessage> awaitMails(PersonId to, int number) {
        await().atMost(LONG_ENOUGH).until(() -> mails(to).size() >= number);
        return mails(to);
    }

    /** Until nothing waits to be told of a consultation. */
    void awaitQuiet(UUID consultation) {
        await().atMost(LONG_ENOUGH).until(() -> column(
                        "SELECT 1 FROM invitation WHERE consultation_id = ? AND due_at IS NOT NULL", consultation)
                .isEmpty());
    }

    void awaitOne(String sql, @Nullable Object... parameters) {
        await().atMost(LONG_ENOUGH).until(() -> !column(sql, parameters).isEmpty());
    }

    void run(String sql, @Nullable Object... parameters) {
        asOwner(() -> Sql.run(sql, parameters));
    }

    List<String> column(String sql, @Nullable Object... parameters) {
        var found = new ArrayList<String>();
        asOwner(() -> found.addAll(Sql.column(sql, parameters)));
        return found;
    }

    private void asOwner(Runnable work) {
        try (Connection owner =
                DriverManager.getConnection(database.url(), "samkonsult_owner", EmbeddedDatabase.OWNER_PASSWORD)) {
            Sql.to(owner, work);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private void close() {
        services.forEach(Service::close);
        database.close();
        mail.stop();
    }
}
