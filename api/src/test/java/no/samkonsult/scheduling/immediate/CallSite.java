package no.samkonsult.scheduling.immediate;

import static no.samkonsult.scheduling.Region.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.micronaut.context.ApplicationContext;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import no.samkonsult.platform.Principal;
import no.samkonsult.scheduling.Bookings;
import no.samkonsult.scheduling.MeetingLength;
import no.samkonsult.scheduling.Region;
import no.samkonsult.scheduling.immediate.CallWish.Wanted;
import no.samkonsult.scheduling.immediate.CallWish.Whom;
import no.samkonsult.scheduling.immediate.choice.RoleChoice;
import no.samkonsult.scheduling.place.MeetingPlace;
import no.samkonsult.scheduling.place.MeetingPlaces;
import no.samkonsult.shared.InvalidInput;
import no.samkonsult.shared.OrganisationId;
import no.samkonsult.shared.PersonId;
import no.samkonsult.shared.Role;
import no.samkonsult.shared.TimeRange;

/** A patient, a nurse who rings for them, and two doctors and a specialist who can be rung. */
abstract class CallSite {
    static final CallForm NOTHING = new CallForm(Map.of());
    static final MeetingPlace ROOM = new MeetingPlace("https://video.example.org/rom/17");
    static final String OVERLAPS = """
            SELECT count(*) FROM occupancy a JOIN occupancy b
            ON a.person_id = b.person_id AND a.id < b.id AND a.during && b.during
            """;
    static final String WAITING =
            "SELECT count(*) FROM notice WHERE text_key = 'notice.immediate' AND state = 'WAITING'";

    final CallDesk desk;
    final CallReading reading;
    final Answering answering;
    final Expiry expiry;
    final Bookings bookings;
    final MeetingPlaces places;
    final Region region = Region.fresh();
    final PersonId secondDoctor = region.practitioner("Frode", Role.GENERAL_PRACTITIONER, region.office);
    final Principal nurse = region.as(region.nurse, Role.HOME_CARE, region.municipality);
    final Principal doctor = region.doctorAtWork();
    final Principal second = doctor(secondDoctor);
    final Principal specialist = region.as(region.specialist, Role.SPECIALIST, region.hospital);
    final Principal patient = region.as(region.patientPerson, Role.PATIENT, null);

    CallSite(ApplicationContext application) {
        desk = application.getBean(CallDesk.class);
        reading = application.getBean(CallReading.class);
        answering = application.getBean(Answering.class);
        expiry = application.getBean(Expiry.class);
        bookings = application.getBean(Bookings.class);
        places = application.getBean(MeetingPlaces.class);
    }

    RoleChoice offered(Role role) {
        return reading
                .open(nurse, new CallForm(Map.of("patient", region.patient.toString())))
                .orElseThrow()
                .choices()
                .stream()
                .filter(choice -> choice.role() == role)
                .findFirst()
                .orElseThrow();
    }

    UUID ring(Wanted... people) {
        Outcome outcome = desk.call(nurse, wish(people));
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return ((Outcome.Done) outcome).id();
    }

    CallWish wish(Wanted... people) {
        return new CallWish(region.patient, null, new MeetingLength(20), ROOM, whom(people));
    }

    static Whom whom(Wanted... people) {
        return new Whom(List.of(people), 5);
    }

    static Wanted rung(PersonId person) {
        return rung(person, Role.GENERAL_PRACTITIONER);
    }

    static Wanted rung(PersonId person, Role role) {
        return new Wanted(person, role);
    }

    Principal doctor(PersonId person) {
        return region.as(person, Role.GENERAL_PRACTITIONER, region.office);
    }

    UUID joined(Principal who, UUID id) {
        Answered outcome = answering.answer(who, id, true);
        assertThat(outcome).isInstanceOf(Answered.Joined.class);
        return ((Answered.Joined) outcome).consultation();
    }

    CallView view(Principal who, UUID id) {
        return reading.one(who, id, NOTHING).orElseThrow();
    }

    UUID consultation(UUID id) {
        return Objects.requireNonNull(view(nurse, id).call().consultation());
    }

    static void refuses(String field, Runnable attempt) {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(attempt::run)
                .satisfies(invalid -> assertThat(invalid.field()).isEqualTo(field));
    }

    /** Something else that is booked now. */
    void occupied(PersonId person) {
        occupied(person, TimeRange.of(NOW, Duration.ofMinutes(10)));
    }

    void occupiedUntilNow(PersonId person) {
        occupied(person, TimeRange.of(NOW.minus(Duration.ofMinutes(30)), NOW));
    }

    void occupied(PersonId person, TimeRange time) {
        Region.sql(
                """
                WITH other AS (
                    INSERT INTO consultation (patient_id, controller, topic, during, zone, local_start, created_by)
                    SELECT id, controller, 'OTHER', tstzrange(?, ?), 'Europe/Oslo', now(), person_id FROM patient WHERE id = ?
                    RETURNING id)
                INSERT INTO occupancy (person_id, during, kind, consultation_id)
                SELECT ?, tstzrange(?, ?), 'BOOKED', id FROM other
                """,
                time.start().atOffset(ZoneOffset.UTC),
                time.end().atOffset(ZoneOffset.UTC),
                region.patient.value(),
                person.value(),
                time.start().atOffset(ZoneOffset.UTC),
                time.end().atOffset(ZoneOffset.UTC));
    }

    static void beganFiveMinutesAgo(UUID consultation) {
        String time = "'[2026-10-19 08:55 Europe/Oslo, 2026-10-19 09:15 Europe/Oslo)'";
        Region.sql("UPDATE occupancy SET during = %s WHERE consultation_id = ?".formatted(time), consultation);
        Region.sql("UPDATE consultation SET during = %s WHERE id = ?".formatted(time), consultation);
    }

    static void expire(UUID id) {
        Region.sql("UPDATE immediate_ring SET expires_at = '2026-10-19 09:00 Europe/Oslo' WHERE call_id = ?", id);
    }

    /** The only one who takes turns at a desk of an organisation, all day and every day. */
    static void putOnDuty(PersonId person, OrganisationId organisation) {
        UUID service = UUID.randomUUID();
        UUID desk = UUID.randomUUID();
        UUID rotation = UUID.randomUUID();
        Region.sql(
                "INSERT INTO service (id, organisation_id, name, red_response_minutes, yellow_response_minutes) VALUES (?, ?, 'Vakta', 30, 240)",
                service,
                organisation.value());
        Region.sql("INSERT INTO desk (id, service_id, name) VALUES (?, ?, 'Vakta')", desk, service);
        Region.sql(
                "INSERT INTO service_staff (service_id, person_id, valid) VALUES (?, ?, '(,)')",
                service,
                person.value());
        Region.sql("""
                INSERT INTO duty_rotation (id, desk_id, place, name, weekdays, starts, ends, turn_days, starts_on, created_at)
                VALUES (?, ?, 1, 'Døgnvakt', 127, '08:00', '08:00', 1, '2026-01-01', now())
                """, rotation, desk);
        Region.sql(
                "INSERT INTO duty_rotation_person (rotation_id, turn, person_id) VALUES (?, 0, ?)",
                rotation,
                person.value());
    }
}
