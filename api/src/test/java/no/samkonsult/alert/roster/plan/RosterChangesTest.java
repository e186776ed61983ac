package no.samkonsult.alert.roster.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import no.samkonsult.Household;
import no.samkonsult.RunningDemo;
import no.samkonsult.Sql;
import no.samkonsult.TestDesk;
import no.samkonsult.platform.Page;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of a roster through its pages, and what is told of it. */
class RosterChangesTest {
    private static final LocalDate TODAY = LocalDate.now(Page.ZONE);
    private static final LocalDate TOMORROW = TODAY.plusDays(1);

    private final TestDesk desk = TestDesk.open();
    private final String administrator = desk.administrator();
    private final String siri = desk.nurse("Siri");
    private final String trond = desk.nurse("Trond");

    @Test
    void theAdministratorSetsUpARotationAndThoseInItSeeTheirTurns() {
        assertThat(post(administrator, "/rotations", rotation(TODAY, siri, trond))
                        .statusCode())
                .isEqualTo(303);
        assertThat(desk.onDuty(siri, TODAY, 12)).containsExactly("Siri");
        assertThat(desk.onDuty(siri, TODAY.plusDays(7), 12)).containsExactly("Trond");
        assertThat(desk.onDuty(trond, TODAY.plusDays(14), 12)).containsExactly("Siri");
        assertThat(page(trond)).contains("Siri Vaktdal");
        assertThat(TestDesk.trail(administrator)).containsExactly("CREATE duty-rotation OWN_ORGANISATION");
    }

    @Test
    void aChangeOfARotationLeavesWhatWas() {
        String rotation = desk.rotation(TODAY.minusDays(10), "00:00", "00:00", siri);
        assertThat(post(administrator, "/rotations/" + rotation, rotation(TOMORROW, trond))
                        .statusCode())
                .isEqualTo(303);
        assertThat(desk.onDuty(siri, TODAY.minusDays(1), 12)).containsExactly("Siri");
        assertThat(desk.onDuty(siri, TODAY, 12)).containsExactly("Siri");
        assertThat(desk.onDuty(siri, TOMORROW, 12)).containsExactly("Trond");
    }

    @Test
    void whatHasBeenIsNotPlanned() {
        String rotation = desk.rotation(TODAY.minusDays(10), "00:00", "00:00", siri);
        assertThat(post(administrator, "/rotations", rotation(TODAY.minusDays(1), siri))
                        .body())
                .contains("Vel ei tid som ikkje har vore");
        assertThat(post(administrator, "/rotations/" + rotation, rotation(TODAY, trond))
                        .statusCode())
                .isEqualTo(422);
        assertThat(override(administrator, trond, siri, TODAY.minusDays(2), TODAY.minusDays(1))
                        .statusCode())
                .isEqualTo(422);
        assertThat(desk.onDuty(siri, TODAY, 12)).containsExactly("Siri");
    }

    @Test
    void anEndedRotationHasItsLastShiftToday() {
        String rotation = desk.rotation(TODAY.minusDays(10), "00:00", "00:00", siri);
        assertThat(post(administrator, "/rotations/%s/end".formatted(rotation)).statusCode())
                .isEqualTo(303);
        assertThat(desk.onDuty(siri, TODAY, 12)).containsExactly("Siri");
        assertThat(desk.onDuty(siri, TOMORROW, 12)).isEmpty();
    }

    @Test
    void aNurseSetsUpNoRotation() {
        assertThat(RunningDemo.get(siri, RunningDemo.url(desk.path() + "/rotations"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(post(siri, "/rotations", rotation(TODAY, siri)).statusCode()).isEqualTo(404);
    }

    @Test
    void aColleagueTakesOnesDutyUntilThatIsUndone() {
        desk.rotation(TODAY, "00:00", "00:00", siri);
        assertThat(override(siri, trond, siri, TOMORROW, TOMORROW.plusDays(1)).statusCode())
                .isEqualTo(303);
        assertThat(desk.onDuty(siri, TOMORROW, 12)).containsExactly("Trond");
        assertThat(desk.onDuty(siri, TOMORROW.plusDays(1), 12)).containsExactly("Siri");
        String id = Sql.column("SELECT id FROM duty_override WHERE desk_id = ?", desk.id())
                .getFirst();
        assertThat(post(trond, "/overrides/%s/withdrawal".formatted(id)).statusCode())
                .isEqualTo(303);
        assertThat(desk.onDuty(siri, TOMORROW, 12)).containsExactly("Siri");
        assertThat(TestDesk.trail(siri)).containsExactly("CREATE duty-override OWN_SERVICE");
        assertThat(TestDesk.trail(trond)).containsExactly("DELETE duty-override OWN_SERVICE");
    }

    @Test
    void aNurseComesBesidesButSetsNobodyElseUp() {
        desk.rotation(TODAY, "00:00", "00:00", siri);
        assertThat(override(trond, trond, null, TOMORROW, TOMORROW.plusDays(1)).statusCode())
                .isEqualTo(303);
        assertThat(desk.onDuty(siri, TOMORROW, 12)).containsExactly("Siri", "Trond");
        assertThat(override(trond, siri, null, TOMORROW, TOMORROW.plusDays(1)).body())
                .contains("Du kan endre di eiga vakt");
        assertThat(override(trond, trond, siri, TOMORROW, TOMORROW.plusDays(1)).statusCode())
                .isEqualTo(422);
        assertThat(override(administrator, trond, siri, TOMORROW, TOMORROW.plusDays(1))
                        .statusCode())
                .isEqualTo(303);
        assertThat(desk.onDuty(siri, TOMORROW, 12)).containsExactly("Trond");
    }

    @ParameterizedTest(name = "{0} instead of {1}: {2}")
    @CsvSource({"siri, siri, to ulike personar", "siri, trond, har inga vakt då", "stranger, siri, arbeide i tenesta"})
    void anOverrideSaysWhatIsWrong(String person, String insteadOf, String said) {
        desk.rotation(TODAY, "00:00", "00:00", siri);
        HttpResponse<String> answer =
                override(administrator, account(person), account(insteadOf), TOMORROW, TOMORROW.plusDays(1));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains(said);
        assertThat(Sql.rows("SELECT id FROM duty_override WHERE desk_id = ?", desk.id()))
                .isEmpty();
    }

    @Test
    void whatCannotBeReadIsNamed() {
        HttpResponse<String> answer = post(
                administrator, "/overrides", "person", TestDesk.person(siri).toString(), "from", "snart");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("Rett desse felta: Frå, Grunn, Til");
    }

    @Test
    void aSwapHoldsOnceTheOtherHasSaidYes() {
        String rotation = desk.rotation(TODAY, "00:00", "00:00", siri, trond);
        assertThat(swap(siri, rotation, TODAY.plusDays(2), TODAY.plusDays(5)).statusCode())
                .isEqualTo(303);
        assertThat(desk.onDuty(siri, TODAY.plusDays(2), 12)).containsExactly("Siri");
        assertThat(page(trond)).contains("Sei ja til bytet");
        assertThat(answerSwap(siri, "acceptance").statusCode()).isEqualTo(404);
        assertThat(answerSwap(administrator, "acceptance").statusCode()).isEqualTo(404);
        assertThat(answerSwap(trond, "acceptance").statusCode()).isEqualTo(303);
        assertThat(desk.onDuty(siri, TODAY.plusDays(2), 12)).containsExactly("Trond");
        assertThat(desk.onDuty(siri, TODAY.plusDays(5), 12)).containsExactly("Siri");
        assertThat(desk.onDuty(siri, TODAY.plusDays(4), 12)).containsExactly("Siri");
        assertThat(TestDesk.trail(trond)).containsExactly("UPDATE duty-swap OWN_SERVICE");
    }

    @Test
    void aSwapThatIsDeclinedChangesNothing() {
        String rotation = desk.rotation(TODAY, "00:00", "00:00", siri, trond);
        swap(siri, rotation, TODAY.plusDays(2), TODAY.plusDays(5));
        assertThat(answerSwap(trond, "end").statusCode()).isEqualTo(303);
        assertThat(answerSwap(trond, "acceptance").statusCode()).isEqualTo(404);
        assertThat(desk.onDuty(siri, TODAY.plusDays(2), 12)).containsExactly("Siri");
    }

    @Test
    void nobodySwapsWhatIsNotTheirs() {
        String rotation = desk.rotation(TODAY, "00:00", "00:00", siri, trond);
        assertThat(swap(trond, rotation, TODAY.plusDays(2), TODAY.plusDays(5)).body())
                .contains("Ei av vaktene er ikkje lenger der");
        assertThat(swap(siri, rotation, TODAY.plusDays(2), TODAY.plusDays(4)).statusCode())
                .isEqualTo(422);
        assertThat(Sql.rows("SELECT id FROM duty_swap WHERE desk_id = ?", desk.id()))
                .isEmpty();
    }

    @Test
    void ofTwoSwapsOfOneShiftTheFirstThatIsAcceptedHolds() {
        String wenche = desk.nurse("Wenche");
        String rotation = desk.rotation(TODAY, "00:00", "00:00", siri, trond, wenche);
        swap(trond, rotation, TODAY.plusDays(1), TODAY.plusDays(3));
        swap(wenche, rotation, TODAY.plusDays(2), TODAY.plusDays(3));
        var offers = Sql.column("SELECT id FROM duty_swap WHERE desk_id = ? ORDER BY given_day", desk.id());
        offers.forEach(id -> post(siri, "/swaps/%s/acceptance".formatted(id)));
        assertThat(desk.onDuty(siri, TODAY.plusDays(1), 12)).containsExactly("Siri");
        assertThat(desk.onDuty(siri, TODAY.plusDays(2), 12)).containsExactly("Wenche");
        assertThat(desk.onDuty(siri, TODAY.plusDays(3), 12)).containsExactly("Trond");
    }

    @Test
    void whoIsAwayIsNotOnDutyAndTakesNone() {
        desk.rotation(TODAY, "00:00", "00:00", siri);
        assertThat(away(siri, siri, TOMORROW).statusCode()).isEqualTo(303);
        assertThat(desk.onDuty(siri, TOMORROW, 12)).isEmpty();
        assertThat(away(siri, trond, TOMORROW).statusCode()).isEqualTo(422);
        assertThat(override(administrator, siri, null, TOMORROW, TOMORROW.plusDays(1))
                        .body())
                .contains("er registrert borte då");
        String id = Sql.column("SELECT id FROM duty_absence WHERE person_id = ?", TestDesk.person(siri))
                .getFirst();
        assertThat(post(trond, "/absences/%s/end".formatted(id)).statusCode()).isEqualTo(404);
        assertThat(post(siri, "/absences/%s/end".formatted(id)).statusCode()).isEqualTo(303);
        assertThat(desk.onDuty(siri, TOMORROW, 12)).containsExactly("Siri");
    }

    @Test
    void whoNoLongerWorksThereIsNotOnDuty() {
        desk.rotation(TODAY, "00:00", "00:00", siri);
        Sql.run(
                "UPDATE service_staff SET valid = tstzrange(lower(valid), now() + interval '1 hour') WHERE person_id = ?",
                TestDesk.person(siri));
        assertThat(desk.onDuty(trond, TOMORROW, 12)).isEmpty();
    }

    @Test
    void othersFindNoSuchRoster() {
        desk.rotation(TODAY, "00:00", "00:00", siri);
        for (String other : new String[] {
            "heimeteneste.alver",
            "admin.alver",
            "fastlege.knarvik",
            "pasient.anna",
            TestDesk.open().nurse("Framand")
        }) {
            assertThat(RunningDemo.get(other, RunningDemo.url(desk.path())).statusCode())
                    .as(other)
                    .isEqualTo(404);
            assertThat(RunningDemo.get(other, RunningDemo.url("/api/desks/%s/on-duty".formatted(desk.id())))
                            .statusCode())
                    .as(other)
                    .isEqualTo(404);
            assertThat(override(other, trond, siri, TOMORROW, TOMORROW.plusDays(1))
                            .statusCode())
                    .as(other)
                    .isEqualTo(404);
        }
    }

    @Test
    void aTimeThatCannotBeReadIsTheFieldsFault() {
        HttpResponse<String> answer =
                RunningDemo.get(siri, RunningDemo.url("/api/desks/%s/on-duty?at=snart".formatted(desk.id())));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"field\":\"at\"");
    }

    private String account(String name) {
        return switch (name) {
            case "siri" -> siri;
            case "trond" -> trond;
            default -> Household.newNurse("Modalen");
        };
    }

    private String page(String username) {
        return RunningDemo.get(username, RunningDemo.url(desk.path())).body();
    }

    private HttpResponse<String> post(String username, String path, String... fields) {
        return RunningDemo.submit(username, desk.path() + path, fields);
    }

    private HttpResponse<String> answerSwap(String username, String what) {
        String id = Sql.column("SELECT id FROM duty_swap WHERE desk_id = ?", desk.id())
                .getFirst();
        return post(username, "/swaps/%s/%s".formatted(id, what));
    }

    private HttpResponse<String> swap(String username, String rotation, LocalDate given, LocalDate taken) {
        return post(username, "/swaps", "given", rotation + "/" + given, "taken", rotation + "/" + taken);
    }

    private HttpResponse<String> away(String username, String person, LocalDate day) {
        return post(
                username,
                "/absences",
                "away",
                TestDesk.person(person).toString(),
                "awayFrom",
                day.atStartOfDay().toString(),
                "awayUntil",
                day.plusDays(1).atStartOfDay().toString());
    }

    private HttpResponse<String> override(
            String username, String person, @Nullable String insteadOf, LocalDate from, LocalDate until) {
        return post(
                username,
                "/overrides",
                "person",
                TestDesk.person(person).toString(),
                "insteadOf",
                insteadOf == null ? "" : TestDesk.person(insteadOf).toString(),
                "from",
                from.atStartOfDay().toString(),
                "until",
                until.atStartOfDay().toString(),
                "reason",
                "kurs");
    }

    /** Round the clock, a week of each. */
    private static String[] rotation(LocalDate from, String... usernames) {
        var fields = new ArrayList<String>(List.of(
                "name", "Døgn", "starts", "00:00", "ends", "00:00", "turnDays", "7", "startsOn", from.toString()));
        for (int day = 1; day <= 7; day++) {
            fields.addAll(List.of("weekday." + day, "1"));
        }
        for (int place = 1; place <= usernames.length; place++) {
            fields.addAll(List.of(
                    "person." + place, TestDesk.person(usernames[place - 1]).toString()));
        }
        return fields.toArray(String[]::new);
    }
}
