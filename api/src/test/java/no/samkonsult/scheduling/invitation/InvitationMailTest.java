package no.samkonsult.scheduling.invitation;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.ICalendar;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import no.samkonsult.shared.PersonId;
import org.junit.jupiter.api.Test;

/** Invitations through a real mail server, by two processes at once. */
class InvitationMailTest {
    private static final Instant START = Instant.now().plus(Duration.ofDays(3)).truncatedTo(ChronoUnit.HOURS);

    private final InvitationSite site = InvitationSite.shared();
    private final PersonId doctor = site.reader("Dagfinn", "nn");
    private final PersonId nurse = site.reader("Ninamor", "nb");
    private final PersonId patient = site.reader("Annabell", "en");

    @Test
    void everybodyGetsOneMailThatACalendarUnderstands() throws MessagingException, IOException {
        UUID id = booked(doctor, nurse, patient);
        for (PersonId person : List.of(doctor, nurse, patient)) {
            assertThat(site.awaitMails(person, 1)).hasSize(1);
        }
        site.awaitQuiet(id);

        MimeMessage mail = site.mails(nurse).getFirst();
        assertThat(mail.getFrom()[0].toString()).contains(InvitationSite.SENDER);
        assertThat(mail.getAllRecipients()).hasSize(1);
        assertThat(new ContentType(mail.getContentType()).match("multipart/alternative"))
                .isTrue();
        assertThat(types(mail)).containsExactly("text/plain", "text/html", "text/calendar");
        var last = new ContentType(part(mail, 2).getContentType());
        assertThat(last.getParameter("method")).isEqualTo("REQUEST");
        assertThat(last.getParameter("charset")).isEqualToIgnoringCase("UTF-8");
        assertThat(text(mail, 0))
                .contains("https://samkonsult.example/consultations/" + id)
                .contains("Du har fått");
        assertThat(text(site.mails(patient).getFirst(), 0)).contains("You have a video appointment");

        ICalendar calendar = calendar(mail);
        assertThat(calendar.getMethod().isRequest()).isTrue();
        var event = calendar.getEvents().getFirst();
        assertThat(event.getOrganizer().getEmail()).isEqualTo(InvitationSite.SENDER);
        assertThat(event.getAttendees())
                .extracting(each -> each.getEmail())
                .containsExactly(InvitationSite.address(nurse));
        assertThat(event.getDateStart().getValue().toInstant()).isEqualTo(START);
        assertThat(event.getUid().getValue()).isEqualTo(id + "@samkonsult");
    }

    @Test
    void nothingInAMailSaysWhoElseOrWhereOrWhy() throws MessagingException, IOException {
        UUID id = booked(doctor, nurse, patient);
        MimeMessage mail = site.awaitMails(doctor, 1).getFirst();
        var raw = new ByteArrayOutputStream();
        mail.writeTo(raw);
        String all = Stream.of(raw.toString(StandardCharsets.UTF_8), text(mail, 0), text(mail, 1), text(mail, 2))
                .reduce("", String::concat)
                .replace("\r\n ", "");
        assertThat(all)
                .contains(id.toString())
                .doesNotContain(
                        "Dagfinn", "Ninamor", "Annabell", "Testdal", "Prøvesjukehuset", "DISCHARGE", "Utskriv", "token")
                .doesNotContain(InvitationSite.address(nurse), InvitationSite.address(patient));
    }

    @Test
    void movingAndCancellingChangeAndRemoveTheSameEvent() throws MessagingException, IOException {
        UUID id = booked(doctor, patient);
        site.awaitMails(doctor, 1);
        site.awaitQuiet(id);
        site.move(id, Duration.ofHours(2));
        site.awaitMails(doctor, 2);
        site.awaitQuiet(id);
        site.cancel(id);
        List<MimeMessage> mails = site.awaitMails(doctor, 3);

        assertThat(new ContentType(part(mails.get(2), 2).getContentType()).getParameter("method"))
                .isEqualTo("CANCEL");
        assertThat(mails.get(2).getSubject()).isEqualTo("Videotime: avlyst");
        JsonNode after =
                OtherCalendar.after(List.of(text(mails.get(0), 2), text(mails.get(1), 2), text(mails.get(2), 2)));
        assertThat(after.at("/0/events")).hasSize(1);
        assertThat(Instant.parse(after.at("/1/events/0/start").asText())).isEqualTo(START.plus(Duration.ofHours(2)));
        assertThat(after.at("/2/events")).isEmpty();
    }

    @Test
    void whoIsNotToComeAnyMoreIsToldSoAndWhoComesInsteadIsInvited() throws MessagingException {
        UUID id = booked(doctor, nurse, patient);
        site.awaitMails(nurse, 1);
        site.awaitQuiet(id);
        PersonId instead = site.reader("Ivar", "nn");
        site.run(
                "UPDATE consultation_participant SET person_id = ? WHERE consultation_id = ? AND person_id = ?",
                instead.value(),
                id,
                nurse.value());
        site.change(id);
        site.awaitQuiet(id);
        assertThat(site.mails(nurse).getLast().getSubject()).isEqualTo("Videotime: avlyst");
        assertThat(site.awaitMails(instead, 1).getFirst().getSubject()).isEqualTo("Videotime");
        assertThat(site.mails(doctor)).hasSize(1);
    }

    @Test
    void whileTheMailServerIsAwayNothingIsLostAndWhatChangesBecomesOneMail() throws MessagingException, IOException {
        var ids = new UUID[2];
        site.withoutMail(() -> {
            ids[0] = booked(doctor, patient);
            site.awaitOne("SELECT 1 FROM invitation WHERE consultation_id = ? AND attempts > 0", ids[0]);
            site.move(ids[0], Duration.ofHours(1));
            ids[1] = booked(nurse, site.reader("Olga", "nn"));
            site.awaitOne("SELECT 1 FROM invitation WHERE consultation_id = ? AND attempts > 0", ids[1]);
            site.cancel(ids[1]);
        });
        site.letTimePass();
        MimeMessage mail = site.awaitMails(doctor, 1).getFirst();
        site.awaitQuiet(ids[0]);
        site.awaitQuiet(ids[1]);
        assertThat(calendar(mail)
                        .getEvents()
                        .getFirst()
                        .getDateStart()
                        .getValue()
                        .toInstant())
                .isEqualTo(START.plus(Duration.ofHours(1)));
        assertThat(mail.getSubject()).as("they knew nothing before").isEqualTo("Videotime");
        assertThat(site.mails(doctor)).hasSize(1);
        assertThat(site.mails(nurse)).isEmpty();
    }

    @Test
    void whoHasNoAddressIsToBeRungByAPerson() {
        PersonId kin = site.person("Kari");
        UUID id = booked(doctor, kin);
        site.awaitOne("SELECT 1 FROM invitation WHERE consultation_id = ? AND unreached_at IS NOT NULL", id);
        assertThat(site.bean(Invitations.class).states(id).get(kin)).isEqualTo(new InvitationState.Unreached());

        site.bean(Invitations.class).told(id, kin);
        assertThat(site.bean(Invitations.class).states(id).get(kin))
                .isInstanceOfSatisfying(InvitationState.Told.class, told -> assertThat(told.way())
                        .isEqualTo(InvitationState.Way.PERSON));

        site.cancel(id);
        site.awaitOne(
                "SELECT 1 FROM invitation WHERE person_id = ? AND method = 'CANCEL' AND unreached_at IS NOT NULL",
                kin.value());
    }

    @Test
    void theDeadAreToldNothing() {
        UUID id = booked(doctor, patient);
        site.awaitMails(patient, 1);
        site.awaitQuiet(id);
        site.run("UPDATE patient SET died_on = current_date WHERE person_id = ?", patient.value());
        site.cancel(id);
        site.awaitMails(doctor, 2);
        site.awaitQuiet(id);
        assertThat(site.mails(patient)).hasSize(1);
    }

    private UUID booked(PersonId... people) {
        UUID id = site.consultation(START, people);
        site.settle(id);
        return id;
    }

    private static ICalendar calendar(MimeMessage mail) throws MessagingException, IOException {
        return Biweekly.parse(text(mail, 2)).first();
    }

    private static List<String> types(MimeMessage mail) throws MessagingException, IOException {
        var parts = (MimeMultipart) mail.getContent();
        return List.of(
                base(parts.getBodyPart(0)), base(parts.getBodyPart(1)), base(parts.getBodyPart(parts.getCount() - 1)));
    }

    private static String base(BodyPart part) throws MessagingException {
        return new ContentType(part.getContentType()).getBaseType();
    }

    private static BodyPart part(MimeMessage mail, int number) throws MessagingException, IOException {
        return ((MimeMultipart) mail.getContent()).getBodyPart(number);
    }

    private static String text(MimeMessage mail, int number) throws MessagingException, IOException {
        return new String(part(mail, number).getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
