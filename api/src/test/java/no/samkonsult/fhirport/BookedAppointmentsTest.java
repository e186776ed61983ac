package no.samkonsult.fhirport;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import no.samkonsult.Household;
import no.samkonsult.Json;
import no.samkonsult.RunningDemo;
import no.samkonsult.Sql;
import org.junit.jupiter.api.Test;

/** Consultations on FHIR, over a real database: the same people see them as on pages and REST, and it is in the trail. */
class BookedAppointmentsTest {
    private static final String NURSE = "heimeteneste.alver";
    private static final String GP = "fastlege.knarvik";
    private static final String SPECIALIST = "spesialist.haukeland";
    private static final String FOREIGN = "heimeteneste.masfjorden";
    private static final String TYPE = "/Appointment";
    private static final String ANSWER = "/AppointmentResponse";
    private static final Instant TOMORROW =
            Instant.now().truncatedTo(ChronoUnit.DAYS).plus(1, ChronoUnit.DAYS);

    private final Household household = Household.in("Alver").listedWith(GP);
    private final Household.Kin kin = household.nextOfKin("dotter");

    @Test
    void isOneForTheWholeAndOneForEachOrganisationThatIsAsked() {
        String id = book(TOMORROW);
        JsonNode whole = read(NURSE, TYPE + "/" + id);
        assertThat(whole.at("/meta/versionId").asText()).isEqualTo("1-" + initials(whole));
        assertThat(whole.at("/status").asText()).isEqualTo("booked");
        assertThat(whole.at("/start").asText()).startsWith(TOMORROW.toString().substring(0, 19));
        assertThat(whole.at("/minutesDuration").asInt()).isEqualTo(30);
        assertThat(whole.at("/serviceType/0/coding/0/code").asText()).isEqualTo("plan-review");
        assertThat(ids(TYPE + "?part-of=" + id)).containsExactly(inOrder(id, GP, NURSE));
        JsonNode part = read(NURSE, TYPE + "/" + id + "." + number(GP));
        assertThat(part.at("/extension/0/valueReference/reference").asText()).isEqualTo("Appointment/" + id);
        assertThat(statuses(part)).containsExactlyInAnyOrder("needs-action", "accepted");
        assertThat(status(NURSE, TYPE + "/" + id + "." + number(SPECIALIST)))
                .as("nobody of the hospital is asked")
                .isEqualTo(404);
    }

    @Test
    void namesHealthPersonnelByTheirNumbersAndNextOfKinByNone() {
        JsonNode whole = read(NURSE, TYPE + "/" + book(TOMORROW));
        assertThat(texts(whole, "/contained", "/practitioner/identifier/value")).contains(hpr(GP));
        assertThat(texts(whole, "/contained", "/organization/identifier/value"))
                .contains(number(GP), number(NURSE), number(SPECIALIST));
        assertThat(texts(whole, "/contained", "/code/0/coding/0/code")).contains("general-practitioner", "home-care");
        assertThat(texts(whole, "/participant", "/actor/reference")).contains("Patient/" + household.patient());
        assertThat(texts(whole, "/participant", "/actor/display")).contains("Next of kin");
        assertThat(whole.toString()).doesNotContain(household.familyName(), household.number());
        assertThat(statuses(whole))
                .containsExactlyInAnyOrder("needs-action", "accepted", "needs-action", "declined", "needs-action");
    }

    @Test
    void theWholeAndTheLendersPartTellWhatIsBookedBesidePeople() {
        String id = book(TOMORROW);
        Sql.run("""
                WITH room AS (
                    INSERT INTO resource (id, kind, name, organisation_id)
                    SELECT gen_random_uuid(), 'ROOM', 'Samtalerom', id FROM organisation WHERE organisation_number = ? RETURNING id)
                INSERT INTO consultation_resource (consultation_id, resource_id) SELECT ?::uuid, id FROM room
                """, number(NURSE), id);
        assertThat(texts(read(NURSE, TYPE + "/" + id), "/participant", "/actor/type"))
                .contains("Location");
        assertThat(texts(read(NURSE, TYPE + "/" + id + "." + number(NURSE)), "/participant", "/actor/display"))
                .anyMatch(name -> name.startsWith("Samtalerom, "));
        assertThat(texts(read(NURSE, TYPE + "/" + id + "." + number(GP)), "/participant", "/actor/type"))
                .doesNotContain("Location");
    }

    @Test
    void isFoundByDayStatusHealthPersonnelAndPageByPage() {
        String later = book(TOMORROW.plus(3, ChronoUnit.DAYS));
        String sooner = book(TOMORROW);
        String search = TYPE + "?patient=" + household.patient();
        String[] both = {
            sooner, inOrder(sooner, GP, NURSE)[0], inOrder(sooner, GP, NURSE)[1],
            later, inOrder(later, GP, NURSE)[0], inOrder(later, GP, NURSE)[1]
        };
        assertThat(ids(search)).containsExactly(both);
        assertThat(ids(search + "&_sort=-date")).containsExactly(both[5], both[4], later, both[2], both[1], sooner);
        assertThat(ids(search + "&date=ge" + TOMORROW.plus(2, ChronoUnit.DAYS))).hasSize(3);
        assertThat(ids(search + "&status=cancelled")).isEmpty();
        assertThat(ids(TYPE + "?_id=" + sooner)).containsExactly(sooner);
        assertThat(ids(TYPE + "?_id=elsewhere")).isEmpty();
        assertThat(ids(TYPE + "?practitioner:identifier=%s&date=%s".formatted(hpr(GP), TOMORROW)))
                .contains(sooner, sooner + "." + number(GP))
                .doesNotContain(later, sooner + "." + number(NURSE));
        assertThat(ids(search + "&practitioner:identifier=urn:oid:2.16.578.1.12.4.1.4.4%7C" + hpr(GP)))
                .containsExactly(sooner, sooner + "." + number(GP), later, later + "." + number(GP));
        assertThat(ids(search + "&practitioner:identifier=1")).isEmpty();
        assertThat(pages(search + "&_count=2")).containsExactly(both);
        assertThat(pages(search + "&_count=4&_sort=-date")).hasSize(6);
        assertThat(status(NURSE, search + "&_cursor=2026-11-24T09:30:00Z_1")).isEqualTo(400);
    }

    @Test
    void aCancellationIsCodedAndItsReasonIsNotTold() {
        String id = book(TOMORROW);
        RunningDemo.post(
                NURSE, RunningDemo.url("/api/consultations/%s/cancellation".formatted(id)), "{\"reason\": \"Feber\"}");
        JsonNode cancelled = read(NURSE, TYPE + "/" + id);
        assertThat(cancelled.at("/status").asText()).isEqualTo("cancelled");
        assertThat(cancelled.at("/cancelationReason/coding/0/code").asText()).isEqualTo("prov");
        assertThat(cancelled.at("/meta/versionId").asText()).startsWith("2-");
        assertThat(cancelled.toString()).doesNotContain("Feber");
        assertThat(ids(TYPE + "?status=cancelled&part-of=" + id)).hasSize(2);
    }

    @Test
    void everybodyWhoIsAskedHasAnAnswer() {
        String id = book(TOMORROW);
        List<String> answers = ids(ANSWER + "?appointment=Appointment/" + id);
        assertThat(answers).hasSize(4).doesNotHaveDuplicates();
        assertThat(pages(ANSWER + "?_count=3&appointment=" + id)).isEqualTo(answers);
        List<String> doctors = ids(ANSWER + "?appointment=%s&practitioner:identifier=%s".formatted(id, hpr(GP)));
        assertThat(doctors).hasSize(1);
        JsonNode answer = read(NURSE, ANSWER + "/" + doctors.getFirst());
        assertThat(answer.at("/participantStatus").asText()).isEqualTo("accepted");
        assertThat(answer.at("/appointment/reference").asText()).isEqualTo("Appointment/" + id);
        assertThat(answer.at("/contained/0/practitioner/identifier/value").asText())
                .isEqualTo(hpr(GP));
        List<String> own = ids(ANSWER + "?patient=" + household.patient());
        assertThat(own).hasSize(1);
        assertThat(read(NURSE, ANSWER + "/" + own.getFirst())
                        .at("/participantStatus")
                        .asText())
                .isEqualTo("needs-action");
    }

    @Test
    void anAnswerMakesAnotherVersion() {
        String id = book(TOMORROW);
        String path = TYPE + "/" + id;
        String before = read(NURSE, path).at("/meta/versionId").asText();
        Sql.run(
                "UPDATE consultation_participant SET status = 'ACCEPTED' WHERE consultation_id = ?::uuid AND role = 'PATIENT'",
                id);
        assertThat(read(NURSE, path).at("/meta/versionId").asText()).isNotEqualTo(before);
    }

    @Test
    void isInTheTrailOnceWithItsGroundHoweverManyPartsAreRead() {
        book(TOMORROW);
        ids(read(Household.newNurse("Alver"), TYPE + "?patient=" + household.patient()));
        assertThat(household.trail()).containsExactly("READ consultation ENROLMENT");
        assertThat(Sql.column(
                        "SELECT purpose_of_use FROM audit_event WHERE patient_id = ? AND entity LIKE 'consultation/%'",
                        household.patient()))
                .containsExactly("TREAT");
    }

    @Test
    void whoTakesPartSeesItAndThePatientAndNextOfKinTheirOwn() {
        String id = book(TOMORROW);
        Sql.run("""
                UPDATE consultation_participant SET status = 'ACCEPTED'
                WHERE consultation_id = ?::uuid AND person_id = (SELECT person_id FROM account WHERE username = ?)
                """, id, SPECIALIST);
        assertThat(status(SPECIALIST, TYPE + "/" + id)).isEqualTo(200);
        assertThat(ids(read(SPECIALIST, TYPE + "?patient=" + household.patient())))
                .hasSize(4);
        assertThat(household.trail())
                .containsExactly("READ consultation CONSULTATION", "READ consultation CONSULTATION");
        assertThat(ids(read(household.account(), TYPE + "?_id=" + id))).containsExactly(id);
        assertThat(ids(read(kin.account(), TYPE + "?_id=" + id))).containsExactly(id);
    }

    @Test
    void whoHasNoGroundFindsNothingAndIsInTheTrail() {
        String id = book(TOMORROW);
        assertThat(status(FOREIGN, TYPE + "/" + id)).isEqualTo(404);
        assertThat(status(SPECIALIST, TYPE + "/" + id))
                .as("was busy before anybody asked")
                .isEqualTo(404);
        assertThat(ids(read(FOREIGN, TYPE + "?patient=" + household.patient()))).isEmpty();
        assertThat(ids(read(FOREIGN, ANSWER + "?appointment=" + id))).isEmpty();
        assertThat(household.trail())
                .containsExactly("DENIED consultation NONE", "DENIED consultation NONE", "DENIED patient NONE");
    }

    /** The patient, next of kin and the nurse are asked, the doctor comes, and the specialist was busy. */
    private String book(Instant start) {
        String id = Sql.column("""
                        WITH made AS (
                            INSERT INTO consultation (patient_id, controller, topic, during, zone, local_start, created_by)
                            SELECT p.id, p.controller, 'PLAN_REVIEW', tstzrange(?::timestamptz, ?::timestamptz + interval '30 minutes'),
                                   'Europe/Oslo', ?::timestamptz AT TIME ZONE 'Europe/Oslo', a.person_id
                            FROM patient p, account a WHERE p.id = ? AND a.username = ?
                            RETURNING id)
                        SELECT id FROM made
                        """, start.toString(), start.toString(), start.toString(), household.patient(), GP)
                .getFirst();
        Sql.run("""
                INSERT INTO consultation_participant (consultation_id, person_id, role, required, status)
                SELECT ?::uuid, person_id, 'PATIENT', true, 'INVITED' FROM patient WHERE id = ?
                """, id, household.patient());
        Sql.run("""
                INSERT INTO consultation_participant (consultation_id, person_id, role, required, status)
                VALUES (?::uuid, ?, 'NEXT_OF_KIN', false, 'INVITED')
                """, id, kin.person());
        invite(id, GP, true, "ACCEPTED");
        invite(id, NURSE, true, "INVITED");
        invite(id, SPECIALIST, false, "UNAVAILABLE");
        return id;
    }

    private static void invite(String id, String username, boolean required, String status) {
        Sql.run("""
                INSERT INTO consultation_participant (consultation_id, person_id, role, organisation_id, required, status)
                SELECT ?::uuid, person_id, role, organisation_id, ?, ? FROM account WHERE username = ?
                """, id, required, status, username);
    }

    private static String number(String username) {
        return Sql.column("""
                        SELECT o.organisation_number FROM account a JOIN organisation o ON o.id = a.organisation_id
                        WHERE a.username = ?
                        """, username).getFirst();
    }

    private static String hpr(String username) {
        return Sql.column("""
                        SELECT max(r.hpr_number) FROM account a JOIN practitioner_role r ON r.person_id = a.person_id
                        WHERE a.username = ?
                        """, username).getFirst();
    }

    /** The parts of the organisations that two act for. */
    private static String[] inOrder(String id, String one, String other) {
        return List.of(number(one), number(other)).stream()
                .sorted()
                .map(number -> id + "." + number)
                .toArray(String[]::new);
    }

    private static String initials(JsonNode whole) {
        return String.join(
                "",
                statuses(whole).stream()
                        .map(status -> status.equals("needs-action") ? "I" : status.equals("accepted") ? "A" : "U")
                        .toList());
    }

    private static List<String> statuses(JsonNode appointment) {
        return texts(appointment, "/participant", "/status");
    }

    private static List<String> texts(JsonNode resource, String list, String path) {
        return StreamSupport.stream(resource.at(list).spliterator(), false)
                .map(each -> each.at(path).asText())
                .toList();
    }

    private static int status(String who, String path) {
        return RunningDemo.get(who, RunningDemo.fhir(path)).statusCode();
    }

    private static JsonNode read(String who, String path) {
        HttpResponse<String> answer = RunningDemo.get(who, RunningDemo.fhir(path));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Json.read(answer.body());
    }

    private static List<String> ids(String path) {
        return ids(read(NURSE, path));
    }

    private static List<String> ids(JsonNode bundle) {
        return texts(bundle, "/entry", "/resource/id");
    }

    /** What all the pages hold, following their links. */
    private static List<String> pages(String path) {
        var found = new ArrayList<String>();
        JsonNode page = read(NURSE, path);
        found.addAll(ids(page));
        for (String next = next(page); !next.isEmpty(); next = next(page)) {
            page = Json.read(RunningDemo.get(NURSE, next).body());
            found.addAll(ids(page));
        }
        return found;
    }

    private static String next(JsonNode page) {
        return StreamSupport.stream(page.get("link").spliterator(), false)
                .filter(link -> link.get("relation").asText().equals("next"))
                .map(link -> link.get("url").asText())
                .findFirst()
                .orElse("");
    }
}
