package no.samkonsult.scheduling.outside.reading;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import no.samkonsult.scheduling.outside.CalendarServer;
import no.samkonsult.scheduling.outside.reading.AnsweringServer.Answer;
import no.samkonsult.scheduling.outside.reading.AnsweringServer.Asked;
import no.samkonsult.shared.TimeRange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A schedule on a FHIR R4 server, page by page. */
class FhirScheduleTest implements OutsideCalendarContract {
    private final AnsweringServer server = AnsweringServer.start(this::answer);
    private final FhirSchedule schedule = new FhirSchedule(new OutsideWeb("127.0.0.1"));

    private volatile List<Answer> pages = List.of();
    private final AtomicInteger page = new AtomicInteger();

    private Answer answer(Asked asked) {
        boolean search = asked.uri().getPath().equals("/fhir/Slot")
                && !asked.uri().getQuery().contains("Schedule/none");
        return search && page.get() < pages.size() ? pages.get(page.getAndIncrement()) : Answer.of(404);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Override
    public OutsideCalendar calendar() {
        return schedule;
    }

    @Override
    public Place holding(String... events) {
        TimeRange always = TimeRange.of(Instant.parse("2026-01-01T00:00:00Z"), Duration.ofDays(365));
        var busy = (Fetched.Busy) CalendarContent.read(CalendarServer.calendar(events), null, always);
        pages = List.of(Answer.ok(bundle(
                "",
                busy.times().stream()
                        .map(time ->
                                slot("busy", time.start().toString(), time.end().toString()))
                        .toArray(String[]::new))));
        return at(server.at("fhir/Schedule/1"));
    }

    @Override
    public Place missing() {
        return at(server.at("fhir/Schedule/none"));
    }

    @Override
    public Place at(URI address) {
        return new Place(Place.Kind.FHIR, address, "", "");
    }

    @ParameterizedTest(name = "{0} takes time: {1}")
    @CsvSource({"busy, true", "busy-unavailable, true", "busy-tentative, true", "free, false", "entered-in-error, false"
    })
    void whatTakesTimeIsToldByItsStatus(String status, boolean takesTime) {
        pages = List.of(Answer.ok(bundle("", slot(status, "2026-10-20T09:00:00+02:00", "2026-10-20T10:00:00+02:00"))));
        assertThat(times(fetch("fhir/Schedule/1"))).hasSize(takesTime ? 1 : 0);
    }

    @Test
    void slotsOfTheScheduleAreSearchedForAndNoOthers() {
        pages = List.of(Answer.ok(bundle("")));
        fetch("fhir/Schedule/1");
        Asked asked = server.questions().getFirst();
        assertThat(URLDecoder.decode(asked.uri().getRawQuery(), StandardCharsets.UTF_8)
                        .split("&"))
                .containsExactlyInAnyOrder(
                        "schedule=Schedule/1",
                        "status=busy,busy-tentative,busy-unavailable",
                        "start=ge2026-09-18T00:00:00Z",
                        "start=lt2026-11-09T00:00:00Z",
                        "_count=500");
        assertThat(asked.prefer()).isEqualTo("handling=strict");
    }

    @Test
    void whoeverKeepsSchedulesIsSearchedForByTheirs() {
        pages = List.of(Answer.ok(bundle("")));
        fetch("fhir/PractitionerRole/lege-1");
        assertThat(server.questions().getFirst().uri().getQuery()).contains("schedule.actor=PractitionerRole/lege-1");
    }

    @Test
    void everyPageIsRead() {
        pages = List.of(
                Answer.ok(bundle("Slot?page=2", slot("busy", "2026-10-20T07:00:00Z", "2026-10-20T08:00:00Z"))),
                Answer.ok(bundle(
                        server.at("fhir/Slot?page=3").toString(),
                        slot("busy", "2026-10-20T08:00:00Z", "2026-10-20T09:00:00Z"))),
                Answer.ok(bundle("", slot("busy-unavailable", "2026-10-21T08:00:00Z", "2026-10-21T09:00:00Z"))));
        assertThat(times(fetch("fhir/Schedule/1")))
                .containsExactly(
                        TimeRange.of(Instant.parse("2026-10-20T07:00:00Z"), Duration.ofHours(2)),
                        TimeRange.of(Instant.parse("2026-10-21T08:00:00Z"), Duration.ofHours(1)));
        assertThat(server.questions()).hasSize(3);
    }

    @Test
    void pagesThatNeverEndAreGivenUp() {
        pages = Stream.generate(() -> Answer.ok(bundle("Slot?page=2")))
                .limit(20)
                .toList();
        assertThat(fetch("fhir/Schedule/1")).isEqualTo(new Fetched.Failed(Trouble.TOO_LARGE));
        assertThat(server.questions()).hasSize(14);
    }

    @Test
    void whatLetsOneInIsTakenToNoOtherServer() {
        try (AnsweringServer other = AnsweringServer.start(_ -> Answer.ok(bundle("")))) {
            pages = List.of(Answer.ok(bundle(other.at("fhir/Slot?page=2").toString())));
            assertThat(fetch("fhir/Schedule/1")).isEqualTo(new Fetched.Failed(Trouble.MOVED));
            assertThat(other.questions()).isEmpty();
        }
    }

    @Test
    void userAndPasswordAreSentWithEveryPage() {
        pages = List.of(Answer.ok(bundle("Slot?page=2")), Answer.ok(bundle("")));
        schedule.fetch(new Place(Place.Kind.FHIR, server.at("fhir/Schedule/1"), "lege", "hemmeleg"), WINDOW, null);
        assertThat(server.questions()).hasSize(2).allSatisfy(asked -> assertThat(asked.authorization())
                .isEqualTo("Basic bGVnZTpoZW1tZWxlZw=="));
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({"400, NOT_OFFERED", "401, REFUSED", "404, NOT_FOUND", "405, NOT_OFFERED", "500, FAULT"})
    void whatTheServerSaysIsTold(int status, Trouble trouble) {
        pages = List.of(Answer.of(status));
        assertThat(fetch("fhir/Schedule/1")).isEqualTo(new Fetched.Failed(trouble));
    }

    @Test
    void whoeverAsksTooOftenIsToldForHowLongToStop() {
        pages = List.of(Answer.ok(bundle("Slot?page=2")), new Answer(429, "", "3600"));
        assertThat(fetch("fhir/Schedule/1")).isEqualTo(new Fetched.Failed(Trouble.FAULT, Duration.ofHours(1)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<Bundle xmlns=\"http://hl7.org/fhir\"/>",
                "{\"resourceType\": \"OperationOutcome\"}",
                "{\"resourceType\": \"Bundle\", \"entry\": [{\"resource\": {\"resourceType\": \"Slot\", \"status\": \"busy\"}}]}",
                "{\"resourceType\": \"Bundle\", \"link\": [{\"relation\": \"next\", \"url\": \"ikkje ei adresse\"}]}"
            })
    void anAnswerThatIsNoneIsNoCalendar(String body) {
        pages = List.of(Answer.ok(body));
        assertThat(fetch("fhir/Schedule/1")).isEqualTo(new Fetched.Failed(Trouble.NOT_A_CALENDAR));
    }

    @ParameterizedTest(name = "{0} can be searched: {1}")
    @CsvSource({
        "https://server.example/fhir/Schedule/1, true",
        "https://server.example/Practitioner/a.b-c, true",
        "https://server.example/r4/PractitionerRole/1, true",
        "https://server.example/fhir/Patient/1, false",
        "https://server.example/fhir/Schedule, false",
        "https://server.example/fhir/Schedule/1/_history/2, false",
        "https://server.example/fhir/Schedule/1?x=y, false",
        "https://server.example/fhir/Schedule/a%26b, false"
    })
    void onlySchedulesAndWhoKeepsThemAreSearchedFor(URI address, boolean searchable) {
        assertThat(SlotRules.isSearchable(address)).isEqualTo(searchable);
    }

    private Fetched fetch(String path) {
        return schedule.fetch(at(server.at(path)), WINDOW, null);
    }

    private static List<TimeRange> times(Fetched fetched) {
        return ((Fetched.Busy) fetched).times();
    }

    private static String bundle(String next, String... slots) {
        String link = next.isEmpty() ? "" : "{\"relation\": \"next\", \"url\": \"%s\"}".formatted(next);
        return """
                {"resourceType": "Bundle", "type": "searchset", "link": [%s], "entry": [%s]}
                """.formatted(link, Stream.of(slots).collect(joining(", ")));
    }

    /** With what nobody here is to know. */
    private static String slot(String status, String start, String end) {
        return """
                {"search": {"mode": "match"}, "resource": {"resourceType": "Slot", "schedule": {"reference": "Schedule/1"},
                 "status": "%s", "start": "%s", "end": "%s", "comment": "Hemmeleg avtale"}}
                """.formatted(status, start, end);
    }
}
