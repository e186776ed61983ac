package no.samkonsult.scheduling.invitation;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.component.VEvent;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.samkonsult.organisation.hours.WallClockRules;
import no.samkonsult.platform.Texts;
import no.samkonsult.scheduling.Consultation.Attendance;
import no.samkonsult.shared.TimeRange;
import org.junit.jupiter.api.Test;

/** What two libraries that know nothing of each other read in our calendar files. */
class CalendarFileRulesTest {
    private static final UUID ID = UUID.fromString("6f2f0d0e-7b53-4b0b-9d3e-0a7a7a7a7a7a");
    private static final Instant NOW = Instant.parse("2026-10-19T07:00:00Z");
    private static final TimeRange TUESDAY =
            TimeRange.of(Instant.parse("2026-10-20T08:00:00Z"), Duration.ofMinutes(30));
    private static final TimeRange AFTER_THE_CHANGE =
            TimeRange.of(Instant.parse("2026-10-26T12:00:00Z"), Duration.ofMinutes(30));

    @Test
    void anEventIsAddedUpdatedAndRemovedByTheSameUid() {
        JsonNode after = OtherCalendar.after(List.of(
                write(Method.REQUEST, 1, TUESDAY),
                write(Method.REQUEST, 2, AFTER_THE_CHANGE),
                write(Method.REQUEST, 1, TUESDAY),
                write(Method.CANCEL, 3, AFTER_THE_CHANGE)));

        JsonNode added = after.at("/0/events/0");
        assertThat(added.get("uid").asText()).isEqualTo(ID + "@samkonsult");
        assertThat(added.get("sequence").asInt()).isZero();
        assertThat(Instant.parse(added.get("start").asText())).isEqualTo(TUESDAY.start());
        assertThat(Instant.parse(added.get("end").asText())).isEqualTo(TUESDAY.end());
        assertThat(added.get("zone").asText()).isEqualTo("Europe/Oslo");
        assertThat(added.get("summary").asText()).isEqualTo("Videotime");
        assertThat(added.get("classification").asText()).isEqualTo("PRIVATE");
        assertThat(added.get("organiser").asText()).isEqualTo("mailto:time@samkonsult.example");
        assertThat(added.get("attendees")).extracting(JsonNode::asText).containsExactly("mailto:liv@alver.example");
        assertThat(added.get("rsvp").asText()).isEqualTo("TRUE");
        assertThat(added.get("properties"))
                .extracting(JsonNode::asText)
                .containsExactly(
                        "attendee",
                        "class",
                        "dtend",
                        "dtstamp",
                        "dtstart",
                        "organizer",
                        "sequence",
                        "status",
                        "summary",
                        "uid",
                        "url");

        assertThat(after.at("/1/events")).hasSize(1);
        assertThat(Instant.parse(after.at("/1/events/0/start").asText())).isEqualTo(AFTER_THE_CHANGE.start());
        assertThat(after.at("/2/events")).as("an old one that comes late").isEqualTo(after.at("/1/events"));
        assertThat(after.at("/3/method").asText()).isEqualTo("CANCEL");
        assertThat(after.at("/3/events")).isEmpty();
    }

    @Test
    void theOtherLibraryReadsTheSame() {
        var calendar = Biweekly.parse(write(Method.CANCEL, 3, AFTER_THE_CHANGE)).first();
        assertThat(calendar.getMethod().isCancel()).isTrue();
        VEvent event = calendar.getEvents().getFirst();
        assertThat(event.getStatus().isCancelled()).isTrue();
        assertThat(event.getSequence().getValue()).isEqualTo(2);
        assertThat(event.getUid().getValue()).isEqualTo(ID + "@samkonsult");
        assertThat(event.getOrganizer().getEmail()).isEqualTo("time@samkonsult.example");
        assertThat(event.getDateStart().getValue().toInstant()).isEqualTo(AFTER_THE_CHANGE.start());
        assertThat(calendar.getTimezoneInfo().getTimezone(event.getDateStart()).getComponent())
                .as("a zone that is in the file")
                .isNotNull();
    }

    /** Both sides of every change of the clock for six years, at one o'clock at night and at 13:00. */
    @Test
    void theZoneInTheFileIsNorwegianTime() {
        List<TimeRange> times = IntStream.rangeClosed(2026, 2031)
                .boxed()
                .flatMap(year -> Stream.of(
                        LocalDate.of(year, 1, 15),
                        LocalDate.of(year, 3, 31),
                        LocalDate.of(year, 7, 1),
                        LocalDate.of(year, 10, 31)))
                .flatMap(day -> IntStream.rangeClosed(-7, 0).mapToObj(day::plusDays))
                .flatMap(day ->
                        Stream.of(LocalTime.of(1, 0), LocalTime.of(13, 0)).map(day::atTime))
                .map(local -> TimeRange.of(local.atZone(WallClockRules.ZONE).toInstant(), Duration.ofMinutes(30)))
                .toList();
        JsonNode read = OtherCalendar.after(IntStream.range(0, times.size())
                .mapToObj(number -> write(Method.REQUEST, number + 1, times.get(number)))
                .toList());
        assertThat(read)
                .extracting(each -> Instant.parse(each.at("/events/0/start").asText()))
                .containsExactlyElementsOf(times.stream().map(TimeRange::start).toList());
    }

    private static String write(Method method, int version, TimeRange time) {
        var letter = new Letter(
                ID,
                method,
                version,
                time,
                Attendance.INVITED,
                "liv@alver.example",
                "time@samkonsult.example",
                "https://samkonsult.example/consultations/" + ID);
        return CalendarFileRules.write(letter, Texts.in("nn"), NOW);
    }
}
