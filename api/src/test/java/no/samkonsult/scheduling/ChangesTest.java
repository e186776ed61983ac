package no.samkonsult.scheduling;

import static no.samkonsult.scheduling.Region.TUESDAY;
import static no.samkonsult.scheduling.Region.at;
import static no.samkonsult.scheduling.Region.between;
import static no.samkonsult.scheduling.Region.count;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.micronaut.context.ApplicationContext;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import no.samkonsult.platform.Principal;
import no.samkonsult.scheduling.Consultation.Attendance;
import no.samkonsult.scheduling.Consultation.Participant;
import no.samkonsult.scheduling.Consultation.Topic;
import no.samkonsult.scheduling.change.Change;
import no.samkonsult.scheduling.change.ChangeDesk;
import no.samkonsult.scheduling.change.Changing;
import no.samkonsult.scheduling.history.ChangeReason;
import no.samkonsult.scheduling.history.ConsultationChange;
import no.samkonsult.scheduling.history.ConsultationHistory;
import no.samkonsult.shared.InvalidInput;
import no.samkonsult.shared.PersonId;
import no.samkonsult.shared.Role;
import no.samkonsult.shared.TimeRange;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Moving what is booked and replacing who takes part: all or none, and the same consultation afterwards. */
class ChangesTest {
    private static final ApplicationContext APPLICATION = Region.application(Map.of());

    private final Bookings bookings = APPLICATION.getBean(Bookings.class);
    private final ChangeDesk desk = APPLICATION.getBean(ChangeDesk.class);
    private final ConsultationHistory history = APPLICATION.getBean(ConsultationHistory.class);
    private final Region region = Region.fresh();
    private final PersonId colleague = region.practitioner("Stine", Role.SPECIALIST, region.hospital);

    @AfterAll
    static void stop() {
        APPLICATION.close();
    }

    @Test
    void movesEverybodyInOneStepOverItsOwnOldTimeToo() {
        Consultation booked = book(at(TUESDAY, "10:00"));
        answer(booked, region.nurse, Attendance.ACCEPTED);

        Consultation moved = changed(move(region.doctorAtWork(), booked, at(TUESDAY, "10:15")));

        assertThat(moved.id()).isEqualTo(booked.id());
        assertThat(moved.version()).isEqualTo(2);
        assertThat(moved.time()).isEqualTo(between(TUESDAY, "10:15", "10:45"));
        assertThat(moved.localStart()).isEqualTo(LocalDateTime.of(2026, 10, 20, 10, 15));
        assertThat(moved.participants())
                .extracting(Participant::person, Participant::attendance)
                .containsExactlyInAnyOrder(
                        tuple(region.patientPerson, Attendance.INVITED),
                        tuple(region.doctor, Attendance.ACCEPTED),
                        tuple(region.nurse, Attendance.INVITED),
                        tuple(region.specialist, Attendance.INVITED));
        assertThat(taken(moved.time())).isEqualTo(4);
        assertThat(count("SELECT count(*) FROM occupancy")).isEqualTo(4);
    }

    @Test
    void whoSeesItIsToldWhatItWasByWhomAndWhy() {
        Consultation booked = book(at(TUESDAY, "10:00"));
        move(region.doctorAtWork(), booked, at(TUESDAY, "13:00"));
        var patient = region.as(region.patientPerson, Role.PATIENT, region.municipality);
        assertThat(history.of(patient, booked.id()))
                .containsExactly(new ConsultationChange(
                        Region.NOW,
                        "Dag Testdal",
                        ChangeReason.ASKED_FOR,
                        booked.time(),
                        between(TUESDAY, "13:00", "13:30"),
                        null,
                        null));
        assertThat(history.of(as(colleague), booked.id())).isEmpty();
        assertThat(count("SELECT count(*) FROM audit_event WHERE action = 'UPDATE' AND entity LIKE 'consultation/%'"))
                .isOne();
    }

    @Test
    void keepsTheTimeItHasWhereSomebodyIsBusyThen() {
        Consultation booked = book(at(TUESDAY, "10:00"));
        region.busy(region.nurse, between(TUESDAY, "13:20", "13:40"));
        assertThat(move(region.doctorAtWork(), booked, at(TUESDAY, "13:00")))
                .isInstanceOfSatisfying(Changing.Taken.class, taken -> assertThat(taken.times())
                        .hasSizeGreaterThanOrEqualTo(3)
                        .noneMatch(time -> time.time().overlaps(between(TUESDAY, "13:20", "13:40"))));
        assertThat(taken(booked.time())).isEqualTo(4);
        assertThat(bookings.one(region.doctorAtWork(), booked.id())).contains(booked);
        assertThat(count("SELECT count(*) FROM consultation_change")).isZero();
    }

    @Test
    void theDaysInWhichTheRecordIsOpenMoveWithIt() {
        Consultation booked = book(at(TUESDAY, "10:00"));
        move(region.doctorAtWork(), booked, at(TUESDAY.plusDays(21), "10:00"));
        assertThat(recordsOpenOn("2026-10-20")).isZero();
        assertThat(recordsOpenOn("2026-11-10")).isEqualTo(3);
        move(region.doctorAtWork(), now(booked), at(TUESDAY, "13:00"));
        assertThat(recordsOpenOn("2026-10-20")).isEqualTo(3);
        assertThat(recordsOpenOn("2026-11-10")).isZero();
    }

    @Test
    void keepsTheClockTimeOverTheChangeOfTheClocks() {
        Consultation booked = book(at(TUESDAY, "13:00"));
        Consultation moved =
                changed(move(region.doctorAtWork(), booked, at(Region.MONDAY_AFTER_THE_CLOCKS_CHANGED, "13:00")));
        assertThat(moved.localStart()).isEqualTo(LocalDateTime.of(2026, 10, 26, 13, 0));
        assertThat(moved.time().start()).isEqualTo(Instant.parse("2026-10-26T12:00:00Z"));
    }

    @Test
    void anOptionalPartyWhoIsBusyAtTheNewTimeIsNotCountedOnAndHasTheirTimeBack() {
        Consultation booked =
                booked(new Attendees(List.of(region.doctor), List.of(region.nurse)), at(TUESDAY, "10:00"));
        region.busy(region.nurse, between(TUESDAY, "13:00", "14:00"));
        Consultation moved = changed(move(region.doctorAtWork(), booked, at(TUESDAY, "13:00")));
        assertThat(moved.participant(region.nurse).orElseThrow().attendance()).isEqualTo(Attendance.UNAVAILABLE);
        assertThat(count("SELECT count(*) FROM occupancy WHERE kind = 'BOOKED'"))
                .isEqualTo(2);
        assertThat(recordsOpenOn("2026-10-20")).isOne();
    }

    @Test
    void ofTwoThatAreMovedToOneTimeAtOnceOneIsAndTheOtherStaysWhereItWas() throws Exception {
        Consultation first = book(at(TUESDAY, "08:00"));
        Consultation second = book(at(TUESDAY, "09:00"));
        for (String clock : List.of("13:00", "10:00", "13:30", "10:30", "14:00")) {
            List<Changing> outcomes = AtOnce.run(List.of(
                    () -> move(region.doctorAtWork(), now(first), at(TUESDAY, clock)),
                    () -> move(region.doctorAtWork(), now(second), at(TUESDAY, clock))));
            assertThat(outcomes).filteredOn(Changing.Changed.class::isInstance).hasSize(1);
            assertThat(outcomes).filteredOn(Changing.Taken.class::isInstance).hasSize(1);
            assertThat(count("SELECT count(*) FROM occupancy")).isEqualTo(8);
            assertThat(taken(now(first).time())).isEqualTo(4);
            assertThat(taken(now(second).time())).isEqualTo(4);
        }
    }

    @Test
    void whoLooksAtAnOldPageIsToldWhatItHasBecome() {
        Consultation booked = book(at(TUESDAY, "10:00"));
        Consultation moved = changed(move(region.doctorAtWork(), booked, at(TUESDAY, "13:00")));
        assertThat(move(region.doctorAtWork(), booked, at(TUESDAY, "14:00"))).isEqualTo(new Changing.Stale(moved));
        assertThat(taken(moved.time())).isEqualTo(4);
    }

    @Test
    void whatIsCancelledIsNotMoved() {
        Consultation booked = book(at(TUESDAY, "10:00"));
        bookings.cancel(region.doctorAtWork(), booked.id(), "Utsett");
        assertThat(move(region.doctorAtWork(), booked, at(TUESDAY, "13:00"))).isEqualTo(new Changing.Closed());
        assertThat(count("SELECT count(*) FROM occupancy")).isZero();
    }

    @Test
    void somebodyOfTheSameRoleComesInAnothersSteadAndTheOthersKeepTheirAnswers() {
        Consultation booked = book(at(TUESDAY, "10:00"));
        answer(booked, region.nurse, Attendance.ACCEPTED);

        Consultation replaced = changed(replace(region.doctorAtWork(), booked, region.specialist, colleague));

        assertThat(replaced.version()).isEqualTo(2);
        assertThat(replaced.time()).isEqualTo(booked.time());
        assertThat(replaced.participants())
                .extracting(Participant::person, Participant::attendance)
                .containsExactlyInAnyOrder(
                        tuple(region.patientPerson, Attendance.INVITED),
                        tuple(region.doctor, Attendance.ACCEPTED),
                        tuple(region.nurse, Attendance.ACCEPTED),
                        tuple(colleague, Attendance.INVITED));
        assertThat(taken(booked.time())).isEqualTo(4);
        assertThat(recordsOpenOn("2026-10-20")).isEqualTo(3);
        assertThat(bookings.one(as(region.specialist), booked.id())).isEmpty();
        assertThat(bookings.one(as(colleague), booked.id())).isPresent();
        assertThat(history.of(as(colleague), booked.id()))
                .extracting(ConsultationChange::gone, ConsultationChange::come)
                .containsExactly(tuple("Siri Testdal", "Stine Testdal"));
    }

    @Test
    void whoFindsTheirOwnStandInLeavesAndSeesItNoMore() {
        Consultation booked = book(at(TUESDAY, "10:00"));
        assertThat(replace(as(region.specialist), booked, region.specialist, colleague))
                .isEqualTo(new Changing.Changed(Optional.empty()));
        assertThat(now(booked).participant(colleague)).isPresent();
    }

    @Test
    void nobodyIsReplacedBySomebodyWhoIsBusy() {
        Consultation booked = book(at(TUESDAY, "10:00"));
        region.busy(colleague, between(TUESDAY, "10:20", "10:30"));
        PersonId third = region.practitioner("Sunniva", Role.SPECIALIST, region.hospital);
        assertThat(replace(region.doctorAtWork(), booked, region.specialist, colleague))
                .isInstanceOfSatisfying(Changing.Taken.class, taken -> assertThat(taken.standIns())
                        .extracting(Practitioner::person)
                        .containsExactly(third));
        assertThat(bookings.one(region.doctorAtWork(), booked.id())).contains(booked);
    }

    /** Their own time stays theirs: what has come between since is for themselves to see to. */
    @Test
    void whoStaysNeedNotBeFreeAnewWhenAnotherIsReplaced() {
        Consultation booked = book(at(TUESDAY, "10:00"));
        region.busy(region.nurse, between(TUESDAY, "10:00", "10:30"));
        changed(replace(region.doctorAtWork(), booked, region.specialist, colleague));
    }

    @Test
    void aStandInMayComeAtAnotherTime() {
        Consultation booked = book(at(TUESDAY, "10:00"));
        region.busy(colleague, between(TUESDAY, "08:00", "12:00"));
        Consultation changed = changed(desk.change(
                region.doctorAtWork(),
                new Change(
                        booked.id(),
                        1,
                        at(TUESDAY, "13:00"),
                        null,
                        region.specialist,
                        colleague,
                        ChangeReason.CANNOT_COME)));
        assertThat(changed.participant(colleague)).isPresent();
        assertThat(changed.participant(region.specialist)).isEmpty();
        assertThat(taken(between(TUESDAY, "13:00", "13:30"))).isEqualTo(4);
        assertThat(count("SELECT count(*) FROM occupancy WHERE kind = 'BOOKED'"))
                .isEqualTo(4);
    }

    @Test
    void whoNeedNotBeThereMayLeave() {
        Consultation booked =
                booked(new Attendees(List.of(region.doctor), List.of(region.nurse)), at(TUESDAY, "10:00"));
        Consultation changed = changed(replace(region.doctorAtWork(), booked, region.nurse, null));
        assertThat(changed.participant(region.nurse)).isEmpty();
        assertThat(taken(booked.time())).isEqualTo(2);
    }

    @Test
    void onlyThoseAtWorkWithAGroundChangeIt() {
        Consultation booked = book(at(TUESDAY, "10:00"));
        Stream.of(as(colleague), region.as(region.patientPerson, Role.PATIENT, region.municipality))
                .forEach(who -> {
                    assertThat(move(who, booked, at(TUESDAY, "13:00"))).isEqualTo(new Changing.Unknown());
                    assertThat(replace(who, booked, region.specialist, colleague))
                            .isEqualTo(new Changing.Unknown());
                });
        assertThat(count("SELECT count(*) FROM audit_event WHERE action = 'DENIED'"))
                .isEqualTo(4);
        assertThat(taken(booked.time())).isEqualTo(4);
    }

    @Test
    void saysByFieldWhatMakesNoSense() {
        Consultation booked = book(at(TUESDAY, "10:00"));
        PersonId nurse = region.practitioner("Nora", Role.HOME_CARE, region.municipality);
        assertThat(fault(() -> move(region.doctorAtWork(), booked, Region.NOW.minusSeconds(300))))
                .isEqualTo("start");
        assertThat(fault(() -> move(region.doctorAtWork(), booked, booked.time().start())))
                .isEqualTo("start");
        assertThat(fault(() -> move(region.doctorAtWork(), booked, at(TUESDAY, "13:01"))))
                .isEqualTo("start");
        assertThat(fault(() -> replace(region.doctorAtWork(), booked, colleague, nurse)))
                .isEqualTo("person");
        assertThat(fault(() -> replace(region.doctorAtWork(), booked, region.patientPerson, colleague)))
                .isEqualTo("person");
        assertThat(fault(() -> replace(region.doctorAtWork(), booked, region.specialist, nurse)))
                .isEqualTo("by");
        assertThat(fault(() -> replace(region.doctorAtWork(), booked, region.specialist, region.nurse)))
                .isEqualTo("by");
        assertThat(fault(() -> replace(region.doctorAtWork(), booked, region.specialist, null)))
                .isEqualTo("by");
        assertThat(taken(booked.time())).isEqualTo(4);
    }

    private Consultation book(Instant start) {
        return booked(new Attendees(List.of(region.doctor, region.nurse, region.specialist), List.of()), start);
    }

    private Consultation booked(Attendees attendees, Instant start) {
        var request = new BookingRequest(region.patient, attendees, start, new MeetingLength(30), Topic.OTHER);
        return ((Booking.Booked) bookings.book(region.doctorAtWork(), request)).consultation();
    }

    private Changing move(Principal who, Consultation is, Instant start) {
        return desk.change(who, new Change(is.id(), is.version(), start, null, null, null, ChangeReason.ASKED_FOR));
    }

    private Changing replace(Principal who, Consultation is, PersonId gone, @Nullable PersonId come) {
        return desk.change(who, new Change(is.id(), is.version(), null, null, gone, come, ChangeReason.CANNOT_COME));
    }

    private Consultation now(Consultation booked) {
        return bookings.one(region.doctorAtWork(), booked.id()).orElseThrow();
    }

    private Principal as(PersonId specialist) {
        return region.as(specialist, Role.SPECIALIST, region.hospital);
    }

    private static void answer(Consultation consultation, PersonId person, Attendance answer) {
        Region.sql(
                "UPDATE consultation_participant SET status = ? WHERE consultation_id = ? AND person_id = ?",
                answer.name(),
                consultation.id(),
                person.value());
    }

    private static Consultation changed(Changing outcome) {
        assertThat(outcome).isInstanceOf(Changing.Changed.class);
        return ((Changing.Changed) outcome).consultation().orElseThrow();
    }

    private static String fault(ThrowingCallable act) {
        return assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(act)
                .actual()
                .field();
    }

    /** How many people's time is booked for exactly this. */
    private static long taken(TimeRange time) {
        return count("SELECT count(*) FROM occupancy WHERE kind = 'BOOKED' AND during = tstzrange('%s', '%s')"
                .formatted(time.start(), time.end()));
    }

    private static long recordsOpenOn(String day) {
        return count("""
                SELECT count(*) FROM care_relation
                WHERE ground = 'CONSULTATION' AND measurements AND valid @> timestamptz '%s 12:00 Europe/Oslo'
                """.formatted(day));
    }
}
