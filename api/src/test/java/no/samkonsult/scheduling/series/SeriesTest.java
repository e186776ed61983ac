package no.samkonsult.scheduling.series;

import static no.samkonsult.scheduling.Region.TUESDAY;
import static no.samkonsult.scheduling.Region.at;
import static no.samkonsult.scheduling.Region.between;
import static no.samkonsult.scheduling.Region.count;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.micronaut.context.ApplicationContext;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import no.samkonsult.organisation.hours.PublicHoliday;
import no.samkonsult.platform.Principal;
import no.samkonsult.scheduling.Asked;
import no.samkonsult.scheduling.AtOnce;
import no.samkonsult.scheduling.Attendees;
import no.samkonsult.scheduling.Attendees.Roles;
import no.samkonsult.scheduling.Booking;
import no.samkonsult.scheduling.BookingRequest;
import no.samkonsult.scheduling.Bookings;
import no.samkonsult.scheduling.Cancellation;
import no.samkonsult.scheduling.Consultation;
import no.samkonsult.scheduling.Consultation.Topic;
import no.samkonsult.scheduling.MeetingLength;
import no.samkonsult.scheduling.Region;
import no.samkonsult.scheduling.SearchResult.Reason;
import no.samkonsult.scheduling.change.Change;
import no.samkonsult.scheduling.change.Changing;
import no.samkonsult.scheduling.history.ChangeReason;
import no.samkonsult.scheduling.series.Occurrence.Fit;
import no.samkonsult.scheduling.series.Series.Part;
import no.samkonsult.shared.InvalidInput;
import no.samkonsult.shared.PersonId;
import no.samkonsult.shared.Role;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Series in a real database: looked at, booked all or none, and changed from one of them on. */
class SeriesTest {
    private static final ApplicationContext APPLICATION = Region.application(Map.of());
    private static final Instant FIRST = at(TUESDAY, "10:00");
    private static final String OVERLAPS = """
            SELECT count(*) FROM occupancy a JOIN occupancy b
            ON a.person_id = b.person_id AND a.id < b.id AND a.during && b.during
            """;

    private final SeriesDesk desk = APPLICATION.getBean(SeriesDesk.class);
    private final FromHere fromHere = APPLICATION.getBean(FromHere.class);
    private final Bookings bookings = APPLICATION.getBean(Bookings.class);
    private final Region region = Region.fresh();
    private final Principal doctor = region.doctorAtWork();
    private final Principal patient = region.as(region.patientPerson, Role.PATIENT, null);
    private final Principal specialist = region.as(region.specialist, Role.SPECIALIST, region.hospital);

    @AfterAll
    static void stop() {
        APPLICATION.close();
    }

    @Test
    void booksAllOfThemAsOrdinaryConsultationsThatAreTied() {
        List<Consultation> booked = book(1, week(0), week(1), week(2));
        assertThat(booked)
                .extracting(Consultation::localStart)
                .containsExactly(
                        LocalDateTime.of(2026, 10, 20, 10, 0),
                        LocalDateTime.of(2026, 10, 27, 10, 0),
                        LocalDateTime.of(2026, 11, 3, 10, 0));
        assertThat(count("SELECT count(*) FROM occupancy WHERE kind = 'BOOKED'"))
                .isEqualTo(12);
        assertThat(count("SELECT count(*) FROM invitation")).isEqualTo(12);
        assertThat(count("SELECT count(*) FROM audit_event WHERE action = 'CREATE' AND entity LIKE 'consultation/%'"))
                .isEqualTo(3);
        Series second = seen(doctor, booked.get(1));
        assertThat(second.place()).isEqualTo(2);
        assertThat(second.size()).isEqualTo(3);
        assertThat(seen(patient, booked.get(1)).seen()).hasSize(3);
    }

    @Test
    void saysWhoCannotOnWhichHolidayAndWhenNearbyAllCould() {
        region.busy(region.nurse, between(TUESDAY.plusWeeks(1), "10:15", "10:20"));
        closedOnHolidays(region.doctor);
        Instant friday = at(LocalDate.of(2026, 12, 18), "10:00");
        var looked = desk.look(doctor, wish(friday, null), new Recurrence(1, 3)).orElseThrow();
        assertThat(looked).extracting(Occurrence::isFree).containsExactly(true, false, false);
        assertThat(looked.get(1).fit()).isInstanceOfSatisfying(Fit.NotFree.class, not -> {
            assertThat(not.holiday()).isEqualTo(PublicHoliday.CHRISTMAS_DAY);
            assertThat(not.reasons()).contains(new Reason.NoCommonWorkingHours());
            assertThat(not.alternatives()).isNotEmpty().allSatisfy(other -> assertThat(
                            other.time().start())
                    .isBetween(at(LocalDate.of(2026, 12, 22), "00:00"), at(LocalDate.of(2026, 12, 29), "00:00")));
        });
        var busy = desk.look(doctor, wish(FIRST, null), new Recurrence(1, 2))
                .orElseThrow()
                .get(1);
        assertThat(busy.fit()).isInstanceOfSatisfying(Fit.NotFree.class, not -> {
            assertThat(not.holiday()).isNull();
            assertThat(not.reasons()).containsExactly(new Reason.PartyUnavailable(new Asked.One(region.nurse)));
            assertThat(not.alternatives().getFirst().time().start())
                    .isIn(at(TUESDAY.plusWeeks(1), "10:20"), at(TUESDAY.plusWeeks(1), "09:45"));
        });
    }

    @Test
    void booksNoneWhereSomebodyIsBusyAtOneOfThem() {
        region.busy(region.specialist, between(TUESDAY.plusWeeks(2), "10:10", "10:20"));
        assertThat(desk.book(doctor, wish(FIRST, null), 1, List.of(week(0), week(1), week(2))))
                .isEqualTo(new SeriesBooking.Taken());
        assertThat(count("SELECT count(*) FROM consultation")).isZero();
        assertThat(count("SELECT count(*) FROM occupancy WHERE kind = 'BOOKED'"))
                .isZero();
        assertThat(count("SELECT count(*) FROM consultation_series")).isZero();
    }

    @Test
    void ofTwoSeriesThatCrossEachOtherOneIsBookedAndTheOtherNotAtAll() throws Exception {
        for (String clock : List.of("08:00", "09:00", "13:00", "14:00")) {
            List<Instant> one =
                    Stream.of(0, 1, 2).map(n -> at(TUESDAY.plusWeeks(n), clock)).toList();
            List<Instant> other =
                    Stream.of(2, 3, 4).map(n -> at(TUESDAY.plusWeeks(n), clock)).toList();
            List<SeriesBooking> outcomes = AtOnce.run(List.of(
                    () -> desk.book(doctor, wish(one.getFirst(), null), 1, one),
                    () -> desk.book(doctor, wish(other.getFirst(), null), 1, other)));
            assertThat(outcomes)
                    .filteredOn(SeriesBooking.Booked.class::isInstance)
                    .hasSize(1);
            assertThat(outcomes)
                    .filteredOn(SeriesBooking.Taken.class::isInstance)
                    .hasSize(1);
        }
        assertThat(count("SELECT count(*) FROM consultation")).isEqualTo(12);
        assertThat(count("SELECT count(*) FROM series_occurrence")).isEqualTo(12);
        assertThat(count(OVERLAPS)).isZero();
    }

    @Test
    void whatIsBookedAlreadyIsTheFirstOfItsSeriesAndOfNoOther() {
        Consultation first = single(week(0));
        SeriesWish again = SeriesWish.of(first, List.of());
        assertThat(desk.isRepeatable(doctor, first)).isTrue();
        var booked = (SeriesBooking.Booked) desk.book(doctor, again, 6, List.of(week(6), week(12)));
        assertThat(booked.consultations().getFirst().id()).isEqualTo(first.id());
        assertThat(seen(doctor, first).seen()).extracting(Part::place).containsExactly(1, 2, 3);
        assertThat(desk.isRepeatable(doctor, first)).isFalse();
        assertThat(desk.book(doctor, again, 6, List.of(week(7)))).isEqualTo(new SeriesBooking.Closed());
        assertThat(count("SELECT count(*) FROM consultation")).isEqualTo(3);
    }

    @Test
    void theRoomIsBookedEachTimeAndNothingWhereItIsTaken() {
        UUID room = region.room("Møterom 2");
        var inRoom = new Attendees(List.of(region.doctor), List.of(), Roles.NONE, List.of(room));
        SeriesWish again = desk.repeatable(doctor, single(inRoom, week(0)).id())
                .orElseThrow()
                .wish();
        var another = new Attendees(List.of(region.nurse), List.of(), Roles.NONE, List.of(room));
        bookings.book(
                doctor,
                new BookingRequest(region.anotherPatient(), another, week(7), new MeetingLength(30), Topic.OTHER));
        assertThat(desk.book(doctor, again, 1, List.of(week(6), week(7)))).isEqualTo(new SeriesBooking.Taken());
        assertThat(desk.book(doctor, again, 6, List.of(week(6)))).isInstanceOf(SeriesBooking.Booked.class);
        assertThat(count("SELECT count(*) FROM occupancy WHERE resource_id IS NOT NULL"))
                .as("two of the series, and the other")
                .isEqualTo(3);
    }

    @Test
    void cancelsOneAndAllLaterOnes() {
        List<Consultation> booked = book(1, week(0), week(1), week(2), week(3));
        assertThat(bookings.cancel(doctor, booked.get(2).id(), "Ferie")).isInstanceOf(Cancellation.Cancelled.class);
        assertThat(fromHere.cancel(doctor, booked.get(1).id(), "Ferdig")).isInstanceOf(Cancellation.Cancelled.class);
        assertThat(seen(doctor, booked.getFirst()).seen())
                .extracting(Part::booked)
                .containsExactly(true, false, false, false);
        assertThat(count("SELECT count(*) FROM occupancy")).isEqualTo(4);
        assertThat(fromHere.cancel(doctor, booked.get(1).id(), "Ferdig"))
                .isEqualTo(new Cancellation.AlreadyCancelled());
    }

    @Test
    void movesOneAndAllLaterOnesInOneStep() {
        List<Consultation> booked = book(1, week(0), week(1), week(2));
        Instant wednesday = at(TUESDAY.plusWeeks(1).plusDays(1), "13:00");
        List<Occurrence> looked =
                fromHere.look(doctor, booked.get(1).id(), _ -> wednesday).orElseThrow();
        assertThat(looked)
                .extracting(each -> each.time().start())
                .containsExactly(wednesday, at(TUESDAY.plusWeeks(2).plusDays(1), "13:00"));
        assertThat(looked).allMatch(Occurrence::isFree);

        assertThat(fromHere.move(doctor, booked.get(1).id(), moves(looked))).isInstanceOf(Changing.Changed.class);
        assertThat(seen(doctor, booked.getFirst()).seen())
                .extracting(part -> part.time().start())
                .containsExactly(week(0), wednesday, at(TUESDAY.plusWeeks(2).plusDays(1), "13:00"));
        assertThat(count("SELECT count(*) FROM consultation WHERE version = 2")).isEqualTo(2);
        assertThat(count("SELECT count(*) FROM consultation_change")).isEqualTo(2);
        assertThat(count("SELECT count(*) FROM occupancy")).isEqualTo(12);
        assertThat(count(OVERLAPS)).isZero();
    }

    @Test
    void movesNoneWhereOneCannotBeMoved() {
        List<Consultation> booked = book(1, week(0), week(1));
        List<Occurrence> looked = fromHere.look(doctor, booked.getFirst().id(), _ -> at(TUESDAY, "13:00"))
                .orElseThrow();
        region.busy(region.nurse, between(TUESDAY.plusWeeks(1), "13:00", "13:30"));
        assertThat(fromHere.move(doctor, booked.getFirst().id(), moves(looked))).isInstanceOf(Changing.Taken.class);
        assertThat(seen(doctor, booked.getFirst()).seen())
                .extracting(part -> part.time().start())
                .containsExactly(week(0), week(1));
        assertThat(count("SELECT count(*) FROM consultation WHERE version > 1")).isZero();
    }

    @Test
    void theTimeThatOneHasIsNoAlternativeToMovingIt() {
        List<Consultation> booked = book(1, week(0), week(1));
        region.busy(region.nurse, between(TUESDAY, "10:35", "11:00"));
        Occurrence looked = fromHere.look(doctor, booked.getFirst().id(), _ -> at(TUESDAY, "10:30"))
                .orElseThrow()
                .getFirst();
        assertThat(looked.alternatives())
                .isNotEmpty()
                .noneMatch(other -> other.time().start().equals(week(0)));
    }

    @Test
    void theLaterOnesAreNotDraggedAlongWhereSomethingElseThanTheSeriesIsNamed() {
        List<Consultation> booked = book(1, week(0), week(1));
        Consultation other = single(at(TUESDAY, "13:00"));
        var move = new Change(other.id(), 1, at(TUESDAY, "14:00"), null, null, null, ChangeReason.OTHER);
        assertThat(fromHere.move(doctor, booked.getFirst().id(), List.of(move))).isEqualTo(new Changing.Unknown());
        assertThat(fromHere.move(doctor, UUID.randomUUID(), List.of(move))).isEqualTo(new Changing.Unknown());
    }

    @Test
    void onlyThoseWhoMayBookForThePatientRepeatAndWhoTakesPartInOneSeesThatOne() {
        PersonId colleague = region.practitioner("Stine", Role.SPECIALIST, region.hospital);
        Principal stranger = region.as(colleague, Role.SPECIALIST, region.hospital);
        assertThat(desk.look(stranger, wish(FIRST, null), new Recurrence(1, 2))).isEmpty();
        assertThat(desk.look(patient, wish(FIRST, null), new Recurrence(1, 2))).isEmpty();
        assertThat(desk.book(stranger, wish(FIRST, null), 1, List.of(week(0), week(1))))
                .isEqualTo(new SeriesBooking.Unknown());
        List<Consultation> booked = book(1, week(0), week(1));
        Region.sql(
                "UPDATE consultation_participant SET person_id = ? WHERE person_id = ? AND consultation_id = ?",
                colleague.value(),
                region.specialist.value(),
                booked.get(1).id());
        assertThat(seen(stranger, booked.get(1)).seen()).extracting(Part::place).containsExactly(2);
        assertThat(desk.one(stranger, booked.getFirst().id())).isEmpty();
        assertThat(fromHere.cancel(stranger, booked.getFirst().id(), "Nei")).isEqualTo(new Cancellation.Unknown());
        assertThat(seen(specialist, booked.getFirst()).size()).isEqualTo(2);
    }

    @Test
    void saysByFieldWhatIsNoSeries() {
        refuses(List.of(week(0)));
        refuses(List.of(week(0), week(0).plusSeconds(900)));
        refuses(List.of(week(0), week(56)));
        refuses(List.of(Region.NOW.minusSeconds(300), week(1)));
    }

    private void refuses(List<Instant> starts) {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> desk.book(doctor, wish(starts.getFirst(), null), 1, starts))
                .matches(refused -> refused.field().equals("starts"));
    }

    private List<Consultation> book(int everyWeeks, Instant... starts) {
        return ((SeriesBooking.Booked) desk.book(doctor, wish(starts[0], null), everyWeeks, List.of(starts)))
                .consultations();
    }

    private Consultation single(Instant start) {
        return single(everybody(), start);
    }

    private Consultation single(Attendees attendees, Instant start) {
        var request = new BookingRequest(region.patient, attendees, start, new MeetingLength(30), Topic.OTHER);
        return ((Booking.Booked) bookings.book(doctor, request)).consultation();
    }

    private SeriesWish wish(Instant first, @Nullable UUID consultation) {
        return new SeriesWish(
                region.patient, everybody(), new MeetingLength(30), Topic.PLAN_REVIEW, first, consultation);
    }

    private Attendees everybody() {
        return new Attendees(List.of(region.doctor, region.nurse, region.specialist), List.of());
    }

    private static List<Change> moves(List<Occurrence> looked) {
        return looked.stream()
                .map(each -> {
                    Consultation is = Objects.requireNonNull(each.is());
                    return new Change(is.id(), is.version(), each.time().start(), null, null, null, ChangeReason.LATER);
                })
                .toList();
    }

    private Series seen(Principal who, Consultation consultation) {
        return desk.one(who, consultation.id()).orElseThrow();
    }

    private static void closedOnHolidays(PersonId person) {
        Region.sql("""
                INSERT INTO booking_terms (practitioner_role_id, holiday_hours, lead_minutes, buffer_before, buffer_after, step_minutes)
                SELECT id, 'CLOSED', 0, 0, 0, 5 FROM practitioner_role WHERE person_id = ?
                """, person.value());
    }

    private static Instant week(int weeks) {
        return at(TUESDAY.plusWeeks(weeks), "10:00");
    }
}
