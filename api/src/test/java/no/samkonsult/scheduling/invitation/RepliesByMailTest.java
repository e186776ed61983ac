package no.samkonsult.scheduling.invitation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMailUtil;
import jakarta.activation.DataHandler;
import jakarta.mail.Folder;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import no.samkonsult.shared.PersonId;
import org.junit.jupiter.api.Test;

/** Answers that calendar programs send, read over IMAP by two processes. */
class RepliesByMailTest {
    private static final String STATUS =
            "SELECT status FROM consultation_participant WHERE consultation_id = ? AND person_id = ?";

    private final InvitationSite site = InvitationSite.shared();
    private final PersonId doctor = site.reader("Dag", "nn");
    private final PersonId nurse = site.reader("Nina", "nn");
    private final UUID id =
            site.consultation(Instant.now().plus(Duration.ofDays(3)).truncatedTo(ChronoUnit.HOURS), doctor, nurse);

    @Test
    void anAnswerByMailIsTheirAnswerOnceAndTheBookerIsToldOfANo() throws MessagingException {
        invited();
        send(InvitationSite.address(nurse), reply("DECLINED", 0));
        site.awaitOne(STATUS + " AND status = 'DECLINED'", id, nurse.value());
        site.awaitOne("SELECT 1 FROM notice WHERE person_id = ? AND text_key = 'notice.declined'", doctor.value());
        awaitIn("Samkonsult-read");
        assertThat(site.column("SELECT way || ' ' || answer FROM consultation_answer WHERE consultation_id = ?", id))
                .containsExactly("MAIL DECLINED");
        assertThat(site.column("SELECT action || ' ' || ground FROM audit_event WHERE person_id = ?", nurse.value()))
                .containsExactly("UPDATE CONSULTATION");
        assertThat(site.column(STATUS, id, doctor.value())).containsExactly("INVITED");
    }

    @Test
    void anotherAddressAndAnEarlierVersionChangeNothing() throws MessagingException {
        invited();
        site.move(id, Duration.ofHours(1));
        site.awaitMails(nurse, 2);
        site.awaitQuiet(id);
        send("somebody@else.example", reply("DECLINED", 1));
        send(InvitationSite.address(nurse), reply("DECLINED", 0));
        send(InvitationSite.address(nurse), reply("TENTATIVE", 1));
        site.awaitOne(STATUS + " AND status = 'TENTATIVE'", id, nurse.value());
        assertThat(site.column("SELECT answer FROM consultation_answer WHERE consultation_id = ?", id))
                .containsExactly("TENTATIVE");
    }

    @Test
    void whatIsNoAnswerIsKeptForAPersonToRead() throws MessagingException {
        String text = "Kan vi ta det ein annan dag? " + id;
        send(InvitationSite.address(nurse), text);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> in("Samkonsult-not-understood").stream().anyMatch(each -> each.contains(text)));
    }

    private void invited() {
        site.settle(id);
        site.awaitMails(nurse, 1);
        site.awaitQuiet(id);
    }

    private String reply(String answer, int sequence) {
        return String.join(
                "\r\n",
                "BEGIN:VCALENDAR",
                "VERSION:2.0",
                "PRODID:-//Prøve//NN",
                "METHOD:REPLY",
                "BEGIN:VEVENT",
                "UID:%s@samkonsult".formatted(id),
                "SEQUENCE:" + sequence,
                "ATTENDEE;PARTSTAT=%s:mailto:%s".formatted(answer, InvitationSite.address(nurse)),
                "END:VEVENT",
                "END:VCALENDAR",
                "");
    }

    /** As programs write them: no method on the part, and a page beside it. */
    private void send(String from, String content) throws MessagingException {
        var mail = new MimeMessage(site.mail().getSmtp().createSession());
        mail.setFrom(new InternetAddress(from));
        mail.setRecipient(RecipientType.TO, new InternetAddress(InvitationSite.SENDER));
        mail.setSubject("Svar", "UTF-8");
        var text = new MimeBodyPart();
        text.setText("Svar", "UTF-8");
        var calendar = new MimeBodyPart();
        boolean isReply = content.startsWith("BEGIN:");
        calendar.setDataHandler(new DataHandler(new ByteArrayDataSource(
                content.getBytes(StandardCharsets.UTF_8), isReply ? "text/calendar" : "text/plain; charset=UTF-8")));
        mail.setContent(new MimeMultipart("alternative", text, calendar));
        Transport.send(mail);
    }

    private void awaitIn(String folder) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> in(folder).stream().anyMatch(each -> each.contains(id.toString())));
    }

    private List<String> in(String name) throws Exception {
        try (var store = site.mail().getImap().createStore()) {
            store.connect(InvitationSite.SENDER, "hush");
            Folder folder = store.getFolder(name);
            if (!folder.exists()) {
                return List.of();
            }
            folder.open(Folder.READ_ONLY);
            var found = new ArrayList<String>();
            for (var each : folder.getMessages()) {
                found.add(GreenMailUtil.getWholeMessage(each));
            }
            return found;
        }
    }
}
