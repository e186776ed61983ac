package no.samkonsult.scheduling.outside.reading;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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

/** A mailbox as Microsoft documents that Graph answers about it; the answers are written by us. */
class GraphMailboxTest implements OutsideCalendarContract {
    private static final String ANNE = "v1.0/users/anne@alver.example";
    private static final String TOKEN = """
            {"token_type": "Bearer", "expires_in": 3599, "ext_expires_in": 3599, "access_token": "ey.a.b"}""";

    private final AnsweringServer server = AnsweringServer.start(this::answer);
    private final GraphMailbox mailbox = new GraphMailbox(new OutsideWeb("127.0.0.1"), server.at(""));

    private volatile Answer login = Answer.ok(TOKEN);
    private volatile Answer schedule = Answer.of(404);

    private Answer answer(Asked asked) {
        return switch (asked.uri().getPath()) {
            case "/alver.example/oauth2/v2.0/token", "/a/oauth2/v2.0/token", "/latest/oauth2/v2.0/token" -> login;
            case "/v1.0/users/anne@alver.example/calendar/getSchedule" -> schedule;
            default -> Answer.of(404);
        };
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Override
    public OutsideCalendar calendar() {
        return mailbox;
    }

    @Override
    public Place holding(String... events) {
        TimeRange always = TimeRange.of(Instant.parse("2026-01-01T00:00:00Z"), Duration.ofDays(365));
        var busy = (Fetched.Busy) CalendarContent.read(CalendarServer.calendar(events), null, always);
        schedule = Answer.ok(schedule(
                "0",
                busy.times().stream()
                        .map(time ->
                                item("busy", time.start().toString(), time.end().toString()))
                        .toArray(String[]::new)));
        return at(server.at(ANNE));
    }

    @Override
    public Place missing() {
        return at(server.at("v1.0/users/ingen@alver.example"));
    }

    @Override
    public Place at(URI address) {
        return new Place(Place.Kind.GRAPH, address, "8f3c", "løynd & ~heim");
    }

    @ParameterizedTest(name = "{0} takes time: {1}")
    @CsvSource({
        "busy, true",
        "Busy, true",
        "tentative, true",
        "oof, true",
        "unknown, true",
        "free, false",
        "workingElsewhere, false"
    })
    void whatTakesTimeIsToldByItsStatus(String status, boolean takesTime) {
        schedule = Answer.ok(schedule("", item(status, "2026-10-20T07:00:00Z", "2026-10-20T08:00:00Z")));
        assertThat(times(fetch())).hasSize(takesTime ? 1 : 0);
    }

    @Test
    void whoShowsNoSingleItemsIsBusyAsTheMergedViewSays() {
        schedule = Answer.ok(schedule("000112340"));
        assertThat(times(fetch()))
                .containsExactly(TimeRange.of(WINDOW.start().plus(Duration.ofMinutes(15)), Duration.ofMinutes(20)));
    }

    @Test
    void whoeverIsFreeAllTheTimeIsFree() {
        schedule = Answer.ok(schedule("0000"));
        assertThat(times(fetch())).isEmpty();
    }

    @Test
    void anApplicationAsksInItsOwnNameAndNothingOfItsSecretGoesToGraph() {
        holding();
        fetch();
        Asked first = server.questions().getFirst();
        assertThat(first.body().split("&"))
                .containsExactlyInAnyOrder(
                        "grant_type=client_credentials",
                        "client_id=8f3c",
                        "client_secret=l%C3%B8ynd+%26+%7Eheim",
                        "scope=https%3A%2F%2Fgraph.microsoft.com%2F.default");
        Asked second = server.questions().getLast();
        assertThat(second.authorization()).isEqualTo("Bearer ey.a.b");
        assertThat(second.prefer()).isEqualTo("outlook.timezone=\"UTC\"");
        assertThat(second.body()).contains("\"anne@alver.example\"").doesNotContain("8f3c", "heim");
    }

    @Test
    void aLongWindowIsAskedForInPartsOfLessThanFortyTwoDays() {
        schedule = Answer.ok(schedule("0", item("busy", "2026-10-20T07:00:00Z", "2026-10-20T08:00:00Z")));
        TimeRange window = TimeRange.of(WINDOW.start().plusNanos(1_234), Duration.ofDays(201));
        Fetched fetched = mailbox.fetch(at(server.at(ANNE)), window, null);
        assertThat(times(fetched)).hasSize(1);
        List<String> asked = server.questions().stream()
                .map(Asked::body)
                .filter(body -> body.startsWith("{"))
                .toList();
        assertThat(asked).hasSize(5);
        assertThat(asked.getFirst()).contains("2026-10-19T00:00:00").contains("2026-11-29T00:00:00");
        assertThat(asked.getLast()).contains("2027-04-01T00:00:00").contains("2027-05-08T00:00:00");
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "ErrorMailRecipientNotFound, NOT_FOUND",
        "ErrorNoFreeBusyAccess, REFUSED",
        "ErrorResultSetTooBig, TOO_LARGE",
        "ErrorFreeBusyGenerationFailed, FAULT"
    })
    void whatExchangeCannotTellIsTold(String code, Trouble trouble) {
        schedule = Answer.ok("""
                {"value": [{"scheduleId": "anne@alver.example", "scheduleItems": [], "availabilityView": "",
                            "error": {"message": "Noko om Anne", "responseCode": "%s"}}]}""".formatted(code));
        assertThat(fetch()).isEqualTo(new Fetched.Failed(trouble));
    }

    @ParameterizedTest(name = "{0} from the login is {1}")
    @CsvSource({"400, REFUSED", "401, REFUSED", "500, FAULT", "302, MOVED"})
    void anApplicationThatIsNotLetInIsRefused(int status, Trouble trouble) {
        login = Answer.of(status);
        assertThat(fetch()).isEqualTo(new Fetched.Failed(trouble));
    }

    @ParameterizedTest(name = "{0} from Graph is {1}")
    @CsvSource({"400, NOT_OFFERED", "401, REFUSED", "403, REFUSED", "404, NOT_FOUND", "500, FAULT", "503, FAULT"})
    void whatGraphSaysIsTold(int status, Trouble trouble) {
        schedule = Answer.of(status);
        assertThat(fetch()).isEqualTo(new Fetched.Failed(trouble));
    }

    @ParameterizedTest(name = "Retry-After: {0} is {1} s")
    @CsvSource({"120, 120", "'', 0", "soon, 0", "99999999999, 0"})
    void whoeverAsksTooOftenIsToldForHowLongToStop(String retryAfter, long seconds) {
        schedule = new Answer(429, "", retryAfter);
        assertThat(fetch()).isEqualTo(new Fetched.Failed(Trouble.FAULT, Duration.ofSeconds(seconds)));
        login = new Answer(429, "", retryAfter);
        assertThat(fetch()).isEqualTo(new Fetched.Failed(Trouble.FAULT, Duration.ofSeconds(seconds)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html/>",
                "[]",
                "{\"value\": []}",
                "{\"value\": [{\"scheduleItems\": [{\"status\": \"busy\"}]}]}",
                "{\"value\": [{\"scheduleItems\": [{\"status\": \"busy\", \"start\": {\"dateTime\": \"i dag\", \"timeZone\": \"UTC\"}}]}]}",
                "{\"value\": [{\"scheduleItems\": [{\"start\": {\"dateTime\": \"2026-10-20T07:00:00\", \"timeZone\": \"Pacific Standard Time\"}}]}]}"
            })
    void anAnswerThatIsNoneIsNoCalendar(String body) {
        schedule = Answer.ok(body);
        assertThat(fetch()).isEqualTo(new Fetched.Failed(Trouble.NOT_A_CALENDAR));
    }

    @Test
    void aScheduleThatSaysNothingIsNotTakenForFree() {
        schedule = Answer.ok(schedule(""));
        assertThat(fetch()).isEqualTo(new Fetched.Failed(Trouble.NOT_OFFERED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "<html/>", "{\"access_token\": \"\"}", "{\"access_token\": \"a\\r\\nb\"}"})
    void aLoginWithoutATokenIsAFault(String body) {
        login = Answer.ok(body);
        assertThat(fetch()).isEqualTo(new Fetched.Failed(Trouble.FAULT));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "anne",
                "anne@alver",
                "@alver.no",
                "anne@alver.no/x",
                "anne@alver.no?x",
                "a b@alver.no",
                "https://alver.no/"
            })
    void whatIsNoMailboxHasNoAddress(String mailbox) {
        assertThat(GraphRules.address(mailbox)).isEmpty();
    }

    @Test
    void aMailboxIsAskedAtGraph() {
        assertThat(GraphRules.address("Anne.O'Dal+x@post.alver.no"))
                .contains(URI.create("https://graph.microsoft.com/v1.0/users/Anne.O'Dal+x@post.alver.no"));
    }

    private Fetched fetch() {
        return mailbox.fetch(at(server.at(ANNE)), WINDOW, null);
    }

    private static List<TimeRange> times(Fetched fetched) {
        return ((Fetched.Busy) fetched).times();
    }

    private static String schedule(String view, String... items) {
        return """
                {"@odata.context": "https://graph.microsoft.com/v1.0/$metadata#Collection(microsoft.graph.scheduleInformation)",
                 "value": [{"scheduleId": "anne@alver.example", "availabilityView": "%s", "scheduleItems": [%s],
                            "workingHours": {"daysOfWeek": ["monday"], "startTime": "08:00:00.0000000",
                                             "endTime": "17:00:00.0000000", "timeZone": {"name": "W. Europe Standard Time"}}}]}
                """.formatted(view, Stream.of(items).collect(joining(", ")));
    }

    /** With what nobody here is to know. */
    private static String item(String status, String start, String end) {
        return """
                {"isPrivate": false, "status": "%s", "subject": "Hemmeleg avtale", "location": "Hemmeleg stad",
                 "start": {"dateTime": "%s", "timeZone": "UTC"}, "end": {"dateTime": "%s", "timeZone": "UTC"}}
                """.formatted(status, graph(start), graph(end));
    }

    private static String graph(String instant) {
        return instant.replace("Z", ".0000000");
    }
}
