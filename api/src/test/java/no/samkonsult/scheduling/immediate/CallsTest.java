package no.samkonsult.scheduling.immediate;

import static no.samkonsult.scheduling.Region.NOW;
import static no.samkonsult.scheduling.Region.count;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.ApplicationContext;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.samkonsult.access.Departure;
import no.samkonsult.access.Departures;
import no.samkonsult.platform.Principal;
import no.samkonsult.platform.SystemPrincipal;
import no.samkonsult.platform.Transactions;
import no.samkonsult.scheduling.Attendees;
import no.samkonsult.scheduling.Booking;
import no.samkonsult.scheduling.BookingRequest;
import no.samkonsult.scheduling.Consultation;
import no.samkonsult.scheduling.Consultation.Attendance;
import no.samkonsult.scheduling.Consultation.Topic;
import no.samkonsult.scheduling.MeetingLength;
import no.samkonsult.scheduling.Region;
import no.samkonsult.shared.PatientId;
import no.samkonsult.shared.PersonId;
import no.samkonsult.shared.Role;
import no.samkonsult.shared.TimeRange;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** From ringing to a consultation that is on, or to nobody. */
class CallsTest extends CallSite {
    private static final ApplicationContext APPLICATION = Region.application(Map.of());

    CallsTest() {
        super(APPLICATION);
    }

    @AfterAll
    static void stop() {
        APPLICATION.close();
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
    void whomAMessageHasReachedIsToldThatTheyAreNotNeededAndNobodyElse() {
        PersonId thirdDoctor = region.practitioner("Tove", Role.GENERAL_PRACTITIONER, region.office);
        UUID id = ring(rung(region.doctor), rung(secondDoctor), rung(thirdDoctor));
        Region.sql("UPDATE notice SET state = 'SENT' WHERE person_id = ?", secondDoctor.value());
        joined(doctor, id);
        assertThat(count("SELECT count(*) FROM notice WHERE text_key = 'notice.let-go'"))
                .isOne();
        assertThat(count("SELECT count(*) FROM notice WHERE text_key = 'notice.let-go' AND person_id = '%s'"
                        .formatted(secondDoctor.value())))
                .isOne();
        assertThat(view(second, id).me().map(Ring::state)).contains(Ring.State.COVERED);
    }

    @Test
    void whoeverWasReachedBeforeRingingWasStoppedIsToldToo() {
        UUID id = ring(rung(region.doctor));
        Region.sql("UPDATE notice SET state = 'DELIVERED' WHERE person_id = ?", region.doctor.value());
        desk.stop(nurse, id);
        assertThat(count("SELECT count(*) FROM notice WHERE text_key = 'notice.let-go'"))
                .isOne();
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
    void whoHasLeftIsRungForNoMore() {
        UUID id = ring(rung(region.doctor));
        APPLICATION.getBean(Transactions.class).as(SystemPrincipal.DEPARTURE, _ -> {
            APPLICATION.getBean(Departures.class).carryOut(new Departure(region.patient, Departure.Kind.DIED, NOW));
            return region;
        });
        assertThat(count(WAITING)).isZero();
        assertThat(answering.answer(doctor, id, true)).isInstanceOf(Answered.Closed.class);
    }
}
