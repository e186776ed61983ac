package no.samkonsult.scheduling.invitation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import no.samkonsult.platform.Page;
import no.samkonsult.shared.PersonId;
import org.junit.jupiter.api.Test;

/** Reminders of consultations, by two processes at once. */
class RemindersTest {
    private static final String NOTICES =
            "SELECT text_key || ' ' || state FROM notice WHERE person_id = ? AND text_key = 'notice.reminder'";
    private static final String REMINDERS =
            "SELECT ahead_minutes FROM consultation_reminder WHERE consultation_id = ? AND done_at IS NULL ORDER BY 1";

    private final InvitationSite site = InvitationSite.shared();
    private final PersonId doctor = site.reader("Dag", "nn");
    private final PersonId patient = site.reader("Anna", "nn");

    @Test
    void areOfTheTimeThatIsTrueAndOfNoneWhereItIsCancelled() {
        UUID id = settled(in(Duration.ofDays(3)));
        assertThat(site.column(REMINDERS, id)).containsExactly("0", "60", "1440");
        site.move(id, Duration.ofHours(-71));
        assertThat(site.column(REMINDERS, id)).as("a day before is gone by").containsExactly("0");
        site.cancel(id);
        assertThat(site.column(REMINDERS, id)).isEmpty();
    }

    @Test
    void oneThatWasMissedIsSentLateAndOnce() {
        UUID id = settled(in(Duration.ofDays(2)));
        site.run(
                "UPDATE consultation_participant SET status = 'DECLINED' WHERE consultation_id = ? AND person_id = ?",
                id,
                doctor.value());
        begins(id, Duration.ofMinutes(20));
        site.awaitOne(NOTICES + " AND state = 'SENT'", patient.value());
        assertThat(site.column(NOTICES, patient.value())).as("two were missed").hasSize(1);
        assertThat(site.column(NOTICES, doctor.value())).as("who cannot come").isEmpty();
        assertThat(site.column(REMINDERS, id)).containsExactly("0");

        site.run("UPDATE consultation_reminder SET done_at = NULL WHERE consultation_id = ?", id);
        site.awaitOne(
                "SELECT 1 FROM consultation_reminder WHERE consultation_id = ? AND ahead_minutes = 60 AND done_at IS NOT NULL",
                id);
        assertThat(site.column(NOTICES, patient.value())).hasSize(1);
    }

    @Test
    void whoIsNotToBeDisturbedIsNotRemindedOfWhatHasBegun() {
        site.run(
                "UPDATE contact_wish SET quiet_from = ?::time, quiet_until = ?::time WHERE person_id = ?",
                LocalTime.now(Page.ZONE).minusHours(1).toString(),
                LocalTime.now(Page.ZONE).plusHours(1).toString(),
                patient.value());
        UUID id = settled(in(Duration.ofDays(2)));
        begins(id, Duration.ofMinutes(20));
        site.awaitOne(NOTICES + " AND state = 'WAITING'", patient.value());
        begins(id, Duration.ofMinutes(-1));
        site.awaitOne(NOTICES + " AND state = 'CANCELLED'", patient.value());
    }

    @Test
    void nobodyIsRemindedOfWhatBeganWhileNobodyLooked() {
        UUID id = settled(in(Duration.ofDays(2)));
        begins(id, Duration.ofMinutes(-1));
        site.awaitOne(
                "SELECT 1 FROM consultation_reminder WHERE consultation_id = ? AND ahead_minutes = 0 AND done_at IS NOT NULL",
                id);
        assertThat(site.column(NOTICES, patient.value())).isEmpty();
    }

    private UUID settled(Instant start) {
        UUID id = site.consultation(start, doctor, patient);
        site.settle(id);
        return id;
    }

    /** As if time had passed until so long before it begins. */
    private void begins(UUID id, Duration ahead) {
        Instant start = in(ahead);
        site.run(
                "UPDATE consultation SET during = tstzrange(?::timestamptz, ?::timestamptz) WHERE id = ?",
                start.toString(),
                start.plus(Duration.ofMinutes(30)).toString(),
                id);
        site.run(
                "UPDATE consultation_reminder SET due_at = ?::timestamptz - ahead_minutes * interval '1 minute' WHERE consultation_id = ?",
                start.toString(),
                id);
    }

    private static Instant in(Duration ahead) {
        return Instant.now().plus(ahead).truncatedTo(ChronoUnit.SECONDS);
    }
}
