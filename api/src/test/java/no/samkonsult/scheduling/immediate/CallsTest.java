package no.samkonsult.scheduling.immediate;

import static no.samkonsult.scheduling.Region.NOW;
import static no.samkonsult.scheduling.Region.count;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.groups.Tuple.tuple;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.ApplicationContext;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.samkonsult.access.Departure;
import no.samkonsult.access.Departures;
import no.samkonsult.platform.Principal;
import no.samkonsult.platform.SystemPrincipal;
import no.samkonsult.platform.Transactions;
import no.samkonsult.scheduling.Attendees;
import no.samkonsult.scheduling.Booking;
import no.samkonsult.scheduling.BookingRequest;
import no.samkonsult.scheduling.Bookings;
import no.samkonsult.scheduling.Consultation;
import no.samkonsult.scheduling.Consultation.Attendance;
import no.samkonsult.scheduling.Consultation.Topic;
import no.samkonsult.scheduling.MeetingLength;
import no.samkonsult.scheduling.Region;
import no.samkonsult.scheduling.immediate.CallWish.Wanted;
import no.samkonsult.scheduling.immediate.CallWish.Whom;
import no.samkonsult.scheduling.immediate.choice.Candidate;
import no.samkonsult.scheduling.immediate.choice.RoleChoice;
import no.samkonsult.scheduling.place.MeetingPlace;
import no.samkonsult.scheduling.place.MeetingPlaces;
import no.samkonsult.shared.InvalidInput;
import no.samkonsult.shared.OrganisationId;
import no.samkonsult.shared.PatientId;
import no.samkonsult.shared.PersonId;
import no.samkonsult.shared.Role;
import no.samkonsult.shared.TimeRange;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class CallsTest {
    private static final ApplicationContext APPLICATION = Region.application(Map.of());
    private static final CallForm NOTHING = new CallForm(Map.of());
    private static final MeetingPlace ROOM = new MeetingPlace("https://video.example.org/rom/17");
    private static final String OVERLAPS = """
            SELECT count(*) FROM occupancy a JOIN occupancy b
            ON a.person_id = b.person_id AND a.id < b.id AND a.during && b.during
            """;
    private static final String WAITING =
            "SELECT count(*) FROM notice WHERE text_key = 'notice.immediate' AND state = 'WAITING'";

    private final CallDesk desk = APPLICATION.getBean(CallDesk.class);
    private final CallReading reading = APPLICATION.getBean(CallReading.class);
    private final Answering answering = APPLICATION.getBean(Answering.class);
    private final Expiry expiry = APPLICATION.getBean(Expiry.class);
    private final Bookings bookings = APPLICATION.getBean(Bookings.class);
    private final MeetingPlaces places = APPLICATION.getBean(MeetingPlaces.class);
    private final Region region = Region.fresh();
    private final PersonId secondDoctor = region.practitioner("Frode", Role.GENERAL_PRACTITIONER, region.office);
    private final Principal nurse = region.as(region.nurse, Role.HOME_CARE, region.municipality);
    private final Principal doctor = region.doctorAtWork();
    private final Principal second = doctor(secondDoctor);
    private final Principal specialist = region.as(region.specialist, Role.SPECIALIST, region.hospital);
    private final Principal patient = region.as(region.patientPerson, Role.PATIENT, null);

    @AfterAll
    static void stop() {
        APPLICATION.close();
    }

    @Test
    void thePatientsOwnDoctorIsOfferedAndTickedBeforeOthersWhoAreFree() {
        assertThat(offered(Role.GENERAL_PRACTITIONER).candidates())
                .extracting(Candidate::person)
                .containsExactly(region.doctor, secondDoctor);
        assertThat(offered(Role.GENERAL_PRACTITIONER).ticked()).containsExactly(region.doctor);
        assertThat(offered(Role.SPECIALIST).candidates())
                .extracting(Candidate::standing)
                .containsExactly(Candidate.Standing.FREE);
        assertThat(offered(Role.HOME_CARE).candidates()).isEmpty();
    }

    @Test
    void ofWhoIsBusyNothingIsToldButThatTheyAreNotFreeNow() {
        region.busy(region.doctor, TimeRange.of(NOW, Duration.ofMinutes(10)));
        region.busy(secondDoctor, TimeRange.of(NOW.plusSeconds(60), Duration.ofMinutes(10)));
        assertThat(offered(Role.GENERAL_PRACTITIONER).candidates())
                .extracting(Candidate::person, Candidate::standing)
                .containsExactly(tuple(region.doctor, Candidate.Standing.NOT_NOW));
        assertThat(offered(Role.GENERAL_PRACTITIONER).ticked()).isEmpty();
    }

    @Test
    void whoIsOnDutyIsOfferedThoughNotAtWork() {
        PersonId onDuty = region.practitioner("Vilde", Role.SPECIALIST, region.hospital);
        Region.sql("DELETE FROM working_hours");
        putOnDuty(onDuty, region.hospital);
        assertThat(offered(Role.SPECIALIST).candidates())
                .extracting(Candidate::person, Candidate::standing)
                .containsExactly(tuple(onDuty, Candidate.Standing.ON_DUTY));
        assertThat(offered(Role.GENERAL_PRACTITIONER).candidates())
                .as("the patient's own")
                .extracting(Candidate::standing)
                .containsExactly(Candidate.Standing.NOT_NOW);
    }

    @Test
    void whoStandsInForThePatientsDoctorIsTheirsToo() {
        Region.sql(
                "INSERT INTO substitution (regular, substitute, organisation_id, valid, offered_by, accepted_at) VALUES (?, ?, ?, '(,)', ?, now())",
                region.doctor.value(),
                secondDoctor.value(),
                region.office.value(),
                region.doctor.value());
        assertThat(offered(Role.GENERAL_PRACTITIONER).ticked()).containsExactlyInAnyOrder(region.doctor, secondDoctor);
    }

    @Test
    void whoIsBarredFromTheRecordCannotBeRung() {
        Region.sql("""
                INSERT INTO bar (patient_id, patient_key, party, consultations, measurements, plan, messages, valid, registered_by, controller)
                SELECT id, key, ?, true, true, true, true, '(,)', person_id, controller FROM patient WHERE id = ?
                """, secondDoctor.value(), region.patient.value());
        assertThat(offered(Role.GENERAL_PRACTITIONER).candidates())
                .extracting(Candidate::person)
                .containsExactly(region.doctor);
        refuses("people", () -> desk.call(nurse, wish(rung(secondDoctor))));
    }

    @Test
    void othersAreFoundByName() {
        var form = new CallForm(Map.of("patient", region.patient.toString(), "name", "siri"));
        assertThat(reading.open(nurse, form).orElseThrow().choices())
                .flatExtracting(RoleChoice::candidates)
                .extracting(Candidate::person)
                .containsExactly(region.specialist);
    }

    @Test
    void everybodyWhoIsTickedIsToldWithNoWordOfWhomItIsAbout() {
        UUID id = ring(rung(region.doctor), rung(secondDoctor), rung(region.specialist, Role.SPECIALIST));
        assertThat(count(WAITING
                        + " AND urgency = 'RED' AND arguments = '{}' AND channels[1] = 'SMS' AND link = '/immediate/%s'"
                                .formatted(id)))
                .isEqualTo(3);
        assertThat(count("SELECT count(*) FROM consultation")).isZero();
        assertThat(count("SELECT count(*) FROM occupancy")).isZero();
        assertThat(count(
                        "SELECT count(*) FROM audit_event WHERE action = 'CREATE' AND entity = 'immediate/%s' AND person_id = '%s'"
                                .formatted(id, region.nurse)))
                .isOne();
        assertThat(reading.waitingFor(specialist)).extracting(Call::id).containsExactly(id);
    }

    @Test
    void theFirstYesBooksAnOrdinaryConsultationThatBeginsNow() {
        UUID id = ring(rung(region.doctor), rung(secondDoctor));
        Consultation booked = bookings.one(nurse, joined(doctor, id)).orElseThrow();
        assertThat(booked.time()).isEqualTo(TimeRange.of(NOW, Duration.ofMinutes(20)));
        assertThat(booked.isBooked()).isTrue();
        assertThat(booked.createdBy()).isEqualTo(region.nurse);
        assertThat(booked.participants())
                .extracting(Consultation.Participant::person, Consultation.Participant::attendance)
                .containsExactlyInAnyOrder(
                        tuple(region.nurse, Attendance.ACCEPTED),
                        tuple(region.doctor, Attendance.ACCEPTED),
                        tuple(region.patientPerson, Attendance.INVITED));
        assertThat(count("SELECT count(*) FROM occupancy WHERE kind = 'BOOKED' AND consultation_id = '%s'"
                        .formatted(booked.id())))
                .isEqualTo(3);
        assertThat(count("SELECT count(*) FROM invitation WHERE consultation_id = '%s'".formatted(booked.id())))
                .isEqualTo(3);
        assertThat(count("SELECT count(*) FROM care_relation WHERE source = 'consultation/%s'".formatted(booked.id())))
                .isEqualTo(2);
        assertThat(view(nurse, id).state()).isEqualTo(Call.State.STARTED);
        var meters = APPLICATION.getBean(MeterRegistry.class);
        assertThat(meters.get("samkonsult.immediate.calls")
                        .tag("state", "started")
                        .counter()
                        .count())
                .isPositive();
        assertThat(meters.get("samkonsult.immediate.first.yes").timer().count()).isPositive();
    }

    @Test
    void theOthersOfTheRoleAreToldThatItIsCovered() {
        UUID id = ring(rung(region.doctor), rung(secondDoctor), rung(region.specialist, Role.SPECIALIST));
        joined(doctor, id);
        assertThat(view(second, id).me().map(Ring::state)).contains(Ring.State.COVERED);
        assertThat(answering.answer(second, id, true)).isInstanceOf(Answered.Covered.class);
        assertThat(count(WAITING)).as("the specialist is still rung").isOne();
        assertThat(reading.waitingFor(second)).isEmpty();
        assertThat(view(nurse, id).state()).isEqualTo(Call.State.RINGING);
        assertThat(bookings.one(second, consultation(id))).isEmpty();
    }

    @Test
    void thePlaceIsForThoseWhoTakePartAlone() {
        PersonId colleague = region.practitioner("Nils", Role.HOME_CARE, region.municipality);
        region.relate(colleague, "CARE_TEAM");
        UUID id = ring(rung(region.doctor), rung(secondDoctor));
        UUID booked = joined(doctor, id);
        for (Principal there : List.of(nurse, doctor, patient)) {
            assertThat(places.of(there, booked)).contains(ROOM);
        }
        Principal elsewhere = region.as(colleague, Role.HOME_CARE, region.municipality);
        assertThat(bookings.one(elsewhere, booked)).isPresent();
        assertThat(places.of(elsewhere, booked)).isEmpty();
        assertThat(places.of(second, booked)).isEmpty();
    }

    @Test
    void aLaterYesJoinsForTheRestOfTheTime() {
        UUID id = ring(rung(region.doctor), rung(region.specialist, Role.SPECIALIST));
        UUID booked = joined(doctor, id);
        beganFiveMinutesAgo(booked);
        occupiedUntilNow(region.specialist);
        assertThat(joined(specialist, id)).isEqualTo(booked);
        assertThat(bookings.one(specialist, booked).orElseThrow().participants())
                .hasSize(4);
        assertThat(count(
                        "SELECT count(*) FROM occupancy WHERE person_id = '%s' AND consultation_id = '%s' AND during = '[2026-10-19 09:00 Europe/Oslo, 2026-10-19 09:15 Europe/Oslo)'"
                                .formatted(region.specialist, booked)))
                .isOne();
        assertThat(view(nurse, id).state()).isEqualTo(Call.State.STARTED);
    }

    @Test
    void whoHasSomethingElseIsNotBookedTwiceAndIsToldSo() {
        PatientId other = region.anotherPatient();
        var meeting = (Booking.Booked) bookings.book(
                doctor,
                new BookingRequest(
                        other,
                        new Attendees(List.of(region.doctor), List.of()),
                        NOW,
                        new MeetingLength(30),
                        Topic.OTHER));
        UUID id = ring(rung(region.doctor));
        assertThat(answering.answer(doctor, id, true)).isInstanceOf(Answered.Occupied.class);
        assertThat(view(nurse, id).call().rings()).extracting(Ring::state).containsExactly(Ring.State.OCCUPIED);
        assertThat(count("SELECT count(*) FROM consultation")).isOne();

        bookings.cancel(doctor, meeting.consultation().id(), "Noko hastar");
        joined(doctor, id);
        assertThat(count(OVERLAPS)).isZero();
    }

    @Test
    void whoseOwnCalendarIsFullCannotRing() {
        occupied(region.nurse);
        assertThat(desk.call(nurse, wish(rung(region.doctor)))).isInstanceOf(Outcome.CallerOccupied.class);
        Region.sql("DELETE FROM occupancy");
        occupied(region.patientPerson);
        assertThat(desk.call(nurse, wish(rung(region.doctor)))).isInstanceOf(Outcome.PatientOccupied.class);
        assertThat(count("SELECT count(*) FROM immediate_call")).isZero();
    }

    @Test
    void whereWhoRingsHasBecomeOccupiedNobodysTimeIsTaken() {
        UUID id = ring(rung(region.doctor));
        occupied(region.nurse);
        assertThat(answering.answer(doctor, id, true)).isInstanceOf(Answered.OthersOccupied.class);
        assertThat(count("SELECT count(*) FROM occupancy")).isOne();
        assertThat(view(doctor, id).me().map(Ring::state)).contains(Ring.State.RINGING);
    }

    @Test
    void whereAllSayNoTheCallIsUnanswered() {
        UUID id = ring(rung(region.doctor), rung(secondDoctor));
        assertThat(answering.answer(doctor, id, false)).isInstanceOf(Answered.Declined.class);
        assertThat(view(nurse, id).state()).isEqualTo(Call.State.RINGING);
        assertThat(answering.answer(second, id, false)).isInstanceOf(Answered.Declined.class);
        assertThat(view(nurse, id).state()).isEqualTo(Call.State.UNANSWERED);
        assertThat(count(WAITING)).isZero();
    }

    @Test
    void whatNobodyAnswersInTimeIsMissedAndTheNextCanBeRung() {
        UUID id = ring(rung(region.doctor));
        expire(id);
        expiry.round();
        expiry.round();
        assertThat(count("SELECT count(*) FROM immediate_call WHERE state = 'UNANSWERED'"))
                .isOne();
        assertThat(count(WAITING)).isZero();
        assertThat(answering.answer(doctor, id, true)).isInstanceOf(Answered.Closed.class);

        assertThat(desk.ringMore(nurse, id, whom(rung(region.doctor), rung(secondDoctor))))
                .isEqualTo(new Outcome.Done(id));
        assertThat(count(WAITING + " AND channels[1] = 'VOICE' AND person_id = '%s'".formatted(region.doctor)))
                .as("whoever is rung once more is called first")
                .isOne();
        assertThat(view(nurse, id).call().rings())
                .extracting(Ring::person, Ring::times)
                .containsExactlyInAnyOrder(tuple(region.doctor, 2), tuple(secondDoctor, 1));
        joined(second, id);
    }

    @Test
    void whoRungSeesWhoHasSeenIt() {
        UUID id = ring(rung(region.doctor));
        assertThat(view(nurse, id).call().rings()).extracting(Ring::seenAt).containsOnlyNulls();
        view(doctor, id);
        assertThat(view(nurse, id).call().rings()).extracting(Ring::seenAt).containsExactly(NOW);
    }

    @Test
    void whoRingsStopsOrStartsWithThoseWhoHaveComeBeforeAllHaveAnswered() {
        UUID id = ring(rung(region.doctor));
        assertThat(desk.stop(nurse, id)).isEqualTo(new Outcome.Done(id));
        assertThat(view(nurse, id).state()).isEqualTo(Call.State.STOPPED);
        assertThat(answering.answer(doctor, id, true)).isInstanceOf(Answered.Closed.class);
        assertThat(desk.ringMore(nurse, id, whom(rung(secondDoctor)))).isInstanceOf(Outcome.Closed.class);

        UUID other = ring(rung(region.doctor), rung(region.specialist, Role.SPECIALIST));
        joined(doctor, other);
        assertThat(desk.stop(nurse, other)).isEqualTo(new Outcome.Done(other));
        assertThat(view(nurse, other).state()).isEqualTo(Call.State.STARTED);
        assertThat(answering.answer(specialist, other, true)).isInstanceOf(Answered.Closed.class);
        assertThat(desk.stop(nurse, other)).isInstanceOf(Outcome.Closed.class);
        assertThat(count(WAITING)).isZero();
    }

    @Test
    void moreCanBeRungToAConsultationThatIsOn() {
        UUID id = ring(rung(region.doctor));
        UUID booked = joined(doctor, id);
        assertThat(desk.ringMore(nurse, id, whom(rung(region.specialist, Role.SPECIALIST))))
                .isEqualTo(new Outcome.Done(id));
        assertThat(joined(specialist, id)).isEqualTo(booked);
    }

    @Test
    void toACancelledConsultationNobodyCanBeRungOrCome() {
        UUID id = ring(rung(region.doctor), rung(region.specialist, Role.SPECIALIST));
        bookings.cancel(nurse, joined(doctor, id), "Det gjekk over");
        assertThat(answering.answer(specialist, id, true)).isInstanceOf(Answered.Closed.class);
        assertThat(desk.ringMore(nurse, id, whom(rung(secondDoctor)))).isInstanceOf(Outcome.Closed.class);
        assertThat(count("SELECT count(*) FROM occupancy")).isZero();
    }

    @Test
    void twoWhoRingForTheSamePatientFindTheSameCall() {
        UUID id = ring(rung(secondDoctor));
        assertThat(desk.call(nurse, wish(rung(region.specialist, Role.SPECIALIST))))
                .isEqualTo(new Outcome.Already(id));
        assertThat(desk.call(doctor, wish(rung(region.specialist, Role.SPECIALIST))))
                .as("at another office")
                .isEqualTo(new Outcome.Already(null));
        assertThat(reading.open(nurse, new CallForm(Map.of("patient", region.patient.toString())))
                        .orElseThrow()
                        .ringing())
                .isEqualTo(id);
    }

    @Test
    void itDoesNotExistForThoseWhoAreNeitherRungNorArrangeIt() {
        UUID id = ring(rung(region.doctor));
        Principal kin = region.as(region.kin, Role.NEXT_OF_KIN, null);
        for (Principal other : List.of(specialist, kin, patient, region.as(region.doctor, Role.PATIENT, null))) {
            assertThat(reading.one(other, id, NOTHING)).isEmpty();
            assertThat(answering.answer(other, id, true)).isInstanceOf(Answered.Unknown.class);
            assertThat(desk.stop(other, id)).isInstanceOf(Outcome.Unknown.class);
            assertThat(desk.ringMore(other, id, whom(rung(secondDoctor)))).isInstanceOf(Outcome.Unknown.class);
        }
        assertThat(desk.stop(doctor, id)).as("rung, and no more").isInstanceOf(Outcome.Unknown.class);
        assertThat(desk.call(specialist, wish(rung(secondDoctor)))).isInstanceOf(Outcome.Unknown.class);
        assertThat(count("SELECT count(*) FROM audit_event WHERE action = 'DENIED' AND entity = 'immediate/%s'"
                        .formatted(id)))
                .isEqualTo(17);
    }

    @Test
    void whoIsRungSeesWhoHasComeAndNotWhomElseOneCouldHave() {
        UUID id = ring(rung(region.doctor), rung(secondDoctor), rung(region.specialist, Role.SPECIALIST));
        assertThat(view(specialist, id).visible()).extracting(Ring::person).containsExactly(region.specialist);
        joined(doctor, id);
        assertThat(view(specialist, id).visible())
                .extracting(Ring::person)
                .containsExactlyInAnyOrder(region.specialist, region.doctor);
    }

    @Test
    void refusesWhatCannotBeRung() {
        refuses("people", () -> whom());
        refuses("people", () -> desk.call(nurse, wish(rung(region.doctor, Role.SPECIALIST))));
        refuses("people", () -> desk.call(nurse, wish(rung(region.nurse, Role.HOME_CARE))));
        refuses("people", () -> desk.call(nurse, wish(rung(region.kin, Role.NEXT_OF_KIN))));
        refuses("patienceMinutes", () -> new Whom(List.of(rung(region.doctor)), 3));
        refuses(
                "minutes",
                () -> new CallWish(region.patient, null, new MeetingLength(25), ROOM, whom(rung(region.doctor))));
        refuses(
                "alert",
                () -> desk.call(
                        nurse,
                        new CallWish(
                                region.patient,
                                UUID.randomUUID(),
                                new MeetingLength(20),
                                ROOM,
                                whom(rung(region.doctor)))));
    }

    @Test
    void whoHasLeftIsRungForNoMore() {
        UUID id = ring(rung(region.doctor));
        APPLICATION.getBean(Transactions.class).as(SystemPrincipal.DEPARTURE, _ -> {
            APPLICATION.getBean(Departures.class).carryOut(new Departure(region.patient, Departure.Kind.DIED, NOW));
            return region;
        });
        assertThat(count(WAITING)).isZero();
        assertThat(answering.answer(doctor, id, true)).isInstanceOf(Answered.Closed.class);
    }

    @Test
    void ofManyWhoSayYesAtOnceOneInEachRoleJoins() throws Exception {
        List<Principal> doctors = IntStream.range(0, 8)
                .mapToObj(number ->
                        doctor(region.practitioner("Lege" + number, Role.GENERAL_PRACTITIONER, region.office)))
                .toList();
        List<Principal> specialists = IntStream.range(0, 8)
                .mapToObj(number -> region.as(
                        region.practitioner("Spesialist" + number, Role.SPECIALIST, region.hospital),
                        Role.SPECIALIST,
                        region.hospital))
                .toList();
        UUID id = ring(Stream.concat(
                        doctors.stream().map(who -> rung(who.person())),
                        specialists.stream().map(who -> rung(who.person(), Role.SPECIALIST)))
                .toArray(Wanted[]::new));
        var everybody = new ArrayList<>(doctors);
        everybody.addAll(specialists);
        List<Answered> outcomes = atOnce(everybody.stream()
                .<Callable<Answered>>map(who -> () -> answering.answer(who, id, true))
                .toList());
        assertThat(outcomes).filteredOn(Answered.Joined.class::isInstance).hasSize(2);
        assertThat(outcomes).filteredOn(Answered.Covered.class::isInstance).hasSize(14);
        assertThat(outcomes.subList(0, 8))
                .filteredOn(Answered.Joined.class::isInstance)
                .hasSize(1);
        assertThat(count("SELECT count(*) FROM consultation")).isOne();
        assertThat(count("SELECT count(*) FROM consultation_participant")).isEqualTo(4);
        assertThat(count("SELECT count(*) FROM occupancy")).isEqualTo(4);
        assertThat(count(OVERLAPS)).isZero();
        assertThat(count(WAITING)).isZero();
    }

    @Test
    void whoIsRungToTwoPatientsAtOnceJoinsOne() throws Exception {
        PersonId nils = region.practitioner("Nils", Role.HOME_CARE, region.municipality);
        PatientId olav = region.anotherPatient();
        Region.sql("""
                INSERT INTO care_relation (patient_id, patient_key, party, ground, valid, source)
                SELECT id, key, ?, 'CARE_TEAM', '(,)', 'fixture' FROM patient WHERE id = ?
                """, nils.value(), olav.value());
        Principal other = region.as(nils, Role.HOME_CARE, region.municipality);
        UUID one = ring(rung(region.specialist, Role.SPECIALIST));
        var called = desk.call(
                other,
                new CallWish(olav, null, new MeetingLength(30), ROOM, whom(rung(region.specialist, Role.SPECIALIST))));
        UUID two = ((Outcome.Done) called).id();
        List<Answered> outcomes = atOnce(
                List.of(() -> answering.answer(specialist, one, true), () -> answering.answer(specialist, two, true)));
        assertThat(outcomes).filteredOn(Answered.Joined.class::isInstance).hasSize(1);
        assertThat(outcomes).filteredOn(Answered.Occupied.class::isInstance).hasSize(1);
        assertThat(count(OVERLAPS)).isZero();
        assertThat(count("SELECT count(*) FROM consultation")).isOne();
    }

    @Test
    void ofManyWhoRingForOnePatientAtOnceOneDoes() throws Exception {
        List<Outcome> outcomes =
                atOnce(Stream.<Callable<Outcome>>generate(() -> () -> desk.call(nurse, wish(rung(region.doctor))))
                        .limit(12)
                        .toList());
        assertThat(outcomes).filteredOn(Outcome.Done.class::isInstance).hasSize(1);
        assertThat(outcomes).filteredOn(Outcome.Already.class::isInstance).hasSize(11);
        assertThat(count(WAITING)).isOne();
    }

    @Test
    void ofThoseWhoRingOnceMoreAndThoseWhoRingAnewOneDoes() throws Exception {
        UUID id = ring(rung(region.doctor));
        for (int round = 0; round < 4; round++) {
            expire(id);
            expiry.round();
            List<Outcome> outcomes = atOnce(List.of(
                    () -> desk.ringMore(nurse, id, whom(rung(region.doctor))),
                    () -> desk.call(nurse, wish(rung(secondDoctor))),
                    () -> desk.call(nurse, wish(rung(region.doctor)))));
            assertThat(outcomes).filteredOn(Outcome.Done.class::isInstance).hasSize(1);
            assertThat(outcomes).filteredOn(Outcome.Already.class::isInstance).hasSize(2);
            Region.sql("UPDATE immediate_call SET state = 'STOPPED' WHERE state = 'RINGING' AND id <> ?", id);
        }
    }

    private RoleChoice offered(Role role) {
        return reading
                .open(nurse, new CallForm(Map.of("patient", region.patient.toString())))
                .orElseThrow()
                .choices()
                .stream()
                .filter(choice -> choice.role() == role)
                .findFirst()
                .orElseThrow();
    }

    private UUID ring(Wanted... people) {
        Outcome outcome = desk.call(nurse, wish(people));
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return ((Outcome.Done) outcome).id();
    }

    private CallWish wish(Wanted... people) {
        return new CallWish(region.patient, null, new MeetingLength(20), ROOM, whom(people));
    }

    private static Whom whom(Wanted... people) {
        return new Whom(List.of(people), 5);
    }

    private static Wanted rung(PersonId person) {
        return rung(person, Role.GENERAL_PRACTITIONER);
    }

    private static Wanted rung(PersonId person, Role role) {
        return new Wanted(person, role);
    }

    private Principal doctor(PersonId person) {
        return region.as(person, Role.GENERAL_PRACTITIONER, region.office);
    }

    private UUID joined(Principal who, UUID id) {
        Answered outcome = answering.answer(who, id, true);
        assertThat(outcome).isInstanceOf(Answered.Joined.class);
        return ((Answered.Joined) outcome).consultation();
    }

    private CallView view(Principal who, UUID id) {
        return reading.one(who, id, NOTHING).orElseThrow();
    }

    private UUID consultation(UUID id) {
        return Objects.requireNonNull(view(nurse, id).call().consultation());
    }

    private static void refuses(String field, Runnable attempt) {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(attempt::run)
                .satisfies(invalid -> assertThat(invalid.field()).isEqualTo(field));
    }

    /** Something else that is booked now. */
    private void occupied(PersonId person) {
        occupied(person, TimeRange.of(NOW, Duration.ofMinutes(10)));
    }

    private void occupiedUntilNow(PersonId person) {
        occupied(person, TimeRange.of(NOW.minus(Duration.ofMinutes(30)), NOW));
    }

    private void occupied(PersonId person, TimeRange time) {
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

    private static void beganFiveMinutesAgo(UUID consultation) {
        String time = "'[2026-10-19 08:55 Europe/Oslo, 2026-10-19 09:15 Europe/Oslo)'";
        Region.sql("UPDATE occupancy SET during = %s WHERE consultation_id = ?".formatted(time), consultation);
        Region.sql("UPDATE consultation SET during = %s WHERE id = ?".formatted(time), consultation);
    }

    private static void expire(UUID id) {
        Region.sql("UPDATE immediate_ring SET expires_at = '2026-10-19 09:00 Europe/Oslo' WHERE call_id = ?", id);
    }

    /** The only one who takes turns at a desk of an organisation, all day and every day. */
    private static void putOnDuty(PersonId person, OrganisationId organisation) {
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

    /** Runs all, released together. */
    private static <T> List<T> atOnce(List<Callable<T>> tasks) throws Exception {
        var barrier = new CyclicBarrier(tasks.size());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> running = tasks.stream()
                    .map(task -> threads.submit(() -> {
                        barrier.await();
                        return task.call();
                    }))
                    .toList();
            var outcomes = new ArrayList<T>();
            for (var one : running) {
                outcomes.add(one.get());
            }
            return outcomes;
        }
    }
}
