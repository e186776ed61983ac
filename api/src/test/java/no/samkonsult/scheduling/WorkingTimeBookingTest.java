package no.samkonsult.scheduling;

import static no.samkonsult.scheduling.Region.TUESDAY;
import static no.samkonsult.scheduling.Region.at;
import static no.samkonsult.scheduling.Region.between;
import static no.samkonsult.scheduling.Region.count;
import static no.samkonsult.scheduling.Region.sql;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.micronaut.context.ApplicationContext;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import no.samkonsult.scheduling.Consultation.Topic;
import no.samkonsult.scheduling.SearchResult.Candidate;
import no.samkonsult.scheduling.SearchResult.Reason;
import no.samkonsult.shared.PersonId;
import no.samkonsult.shared.Role;
import no.samkonsult.shared.TimeRange;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Search and booking keep to what people have said of their working time and the terms on which they are booked. */
class WorkingTimeBookingTest {
    private static final ApplicationContext APPLICATION = Region.application(Map.of());
    private static final TimeRange ALL_DAY = between(TUESDAY, "07:00", "18:00");
    private static final String OVERLAPS = """
            SELECT count(*) FROM occupancy a JOIN occupancy b
            ON a.person_id = b.person_id AND a.id < b.id AND a.during && b.during
            """;

    private final Bookings bookings = APPLICATION.getBean(Bookings.class);
    private final JointSearch search = APPLICATION.getBean(JointSearch.class);
    private final Region region = Region.fresh();

    @AfterAll
    static void stop() {
        APPLICATION.close();
    }

    @Test
    void meetsInTheHoursForJointConsultationsAlone() {
        joint("12:00", "14:00");
        assertThat(found(ALL_DAY)).isNotEmpty().allMatch(between(TUESDAY, "12:00", "14:00")::contains);
        assertThat(book("10:00")).isInstanceOf(Booking.Taken.class);
        assertThat(book("13:30")).isInstanceOf(Booking.Booked.class);
    }

    @Test
    void whoComesFromAnotherWorkplaceMeetsOnceTheyAreThere() {
        region.post(region.doctor, Role.NURSING_HOME_DOCTOR, region.municipality, List.of("15:45", "18:00"));
        sql(
                "INSERT INTO booking_terms SELECT id, 'AS_USUAL', 0, 0, 0, 5, 40 FROM practitioner_role WHERE person_id = ? AND role = ?",
                region.doctor.value(),
                Role.NURSING_HOME_DOCTOR.name());
        assertThat(book("16:05", List.of(region.doctor))).isInstanceOf(Booking.Taken.class);
        assertThat(book("16:10", List.of(region.doctor))).isInstanceOf(Booking.Booked.class);
    }

    @Test
    void meetsNobodyWhoIsAwayAndInTheOtherHoursOfADay() {
        except(TUESDAY, "{[600,660)}");
        except(TUESDAY.plusDays(1), "{}");
        assertThat(found(TimeRange.of(ALL_DAY.start(), Duration.ofDays(2))))
                .isNotEmpty()
                .allMatch(between(TUESDAY, "10:00", "11:00")::contains);
    }

    @Test
    void meetsNobodyOnAHolidayThatTheyHaveOff() {
        LocalDate christmasDay = LocalDate.of(2026, 12, 25);
        TimeRange day = between(christmasDay, "07:00", "18:00");
        assertThat(found(day)).isNotEmpty();
        terms("CLOSED", 0, 0, 0, 5);
        assertThat(found(day)).isEmpty();
    }

    /** It is Monday at 09:00. */
    @Test
    void nobodyBooksLaterThanTheLeadAllows() {
        terms("AS_USUAL", 26 * 60, 0, 0, 5);
        assertThat(found(ALL_DAY)).isNotEmpty().noneMatch(time -> time.start().isBefore(at(TUESDAY, "11:00")));
        assertThat(book("10:55")).isInstanceOf(Booking.Taken.class);
        assertThat(book("11:00")).isInstanceOf(Booking.Booked.class);
    }

    @Test
    void saysWhoseLeadIsInTheWay() {
        terms("AS_USUAL", 48 * 60, 0, 0, 5);
        assertThat(result(ALL_DAY).reasons())
                .containsExactly(new Reason.PartyUnavailable(new Asked.One(region.doctor)));
    }

    @Test
    void meetingsBeginOnTheSteps() {
        terms("AS_USUAL", 0, 0, 0, 20);
        region.busy(region.nurse, between(TUESDAY, "07:00", "08:05"));
        assertThat(found(between(TUESDAY, "07:00", "09:30")))
                .extracting(TimeRange::start)
                .containsExactlyInAnyOrder(at(TUESDAY, "08:20"), at(TUESDAY, "09:00"));
        assertThat(book("08:30")).isInstanceOf(Booking.Taken.class);
    }

    @Test
    void takesTheTimeBeforeAndAfterAMeetingWithItAndGivesItBackWithIt() {
        terms("AS_USUAL", 0, 10, 15, 5);
        var booked = (Booking.Booked) book("10:00");
        assertThat(count("SELECT count(*) FROM occupancy WHERE kind = 'BUFFER' AND during = '%s'"
                        .formatted(during("09:50", "10:00"))))
                .isOne();
        assertThat(count("SELECT count(*) FROM occupancy WHERE kind = 'BUFFER' AND during = '%s'"
                        .formatted(during("10:30", "10:45"))))
                .isOne();
        assertThat(book("10:50"))
                .as("its time before touches the first one's after")
                .isInstanceOf(Booking.Taken.class);
        assertThat(book("10:55")).isInstanceOf(Booking.Booked.class);
        bookings.cancel(region.doctorAtWork(), booked.consultation().id(), "Legen er sjuk");
        assertThat(book("09:50")).isInstanceOf(Booking.Booked.class);
    }

    @Test
    void theTimeBeforeAndAfterNeedNotBeWorkingTime() {
        terms("AS_USUAL", 0, 30, 30, 5);
        assertThat(book("08:00")).isInstanceOf(Booking.Booked.class);
        assertThat(book("15:00")).isInstanceOf(Booking.Booked.class);
    }

    @Test
    void keepsTheDistanceToBusyTimeToo() {
        terms("AS_USUAL", 0, 10, 15, 5);
        region.busy(region.doctor, between(TUESDAY, "09:00", "09:55"));
        assertThat(book("10:00")).isInstanceOf(Booking.Taken.class);
        assertThat(book("10:05")).isInstanceOf(Booking.Booked.class);
    }

    @Test
    void nothingOverlapsWhenManyBookRoundEachOthersTimeBeforeAndAfterAtOnce() throws Exception {
        terms("AS_USUAL", 0, 10, 15, 5);
        var starts = List.of("08:00", "08:20", "08:40", "08:50", "09:00", "09:30", "09:55", "10:10");
        List<Booking> outcomes = AtOnce.run(Collections.nCopies(6, starts).stream()
                .flatMap(List::stream)
                .<Callable<Booking>>map(start -> () -> book(start))
                .toList());
        long booked = outcomes.stream().filter(Booking.Booked.class::isInstance).count();
        assertThat(booked).isPositive();
        assertThat(count(OVERLAPS)).isZero();
        assertThat(count("SELECT count(*) FROM occupancy WHERE kind = 'BUFFER'"))
                .isEqualTo(2 * booked);
    }

    @Test
    void nobodyIsBookedInTimeThatIsBlockedNorBlockedWhereTheyAreBooked() {
        block("10:00", "11:00");
        assertThat(book("10:30")).isInstanceOf(Booking.Taken.class);
        assertThat(found(between(TUESDAY, "09:00", "11:30")))
                .containsExactlyInAnyOrder(
                        between(TUESDAY, "09:00", "09:30"),
                        between(TUESDAY, "09:30", "10:00"),
                        between(TUESDAY, "11:00", "11:30"));
        assertThat(book("11:00")).isInstanceOf(Booking.Booked.class);
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> block("11:20", "11:40"))
                .havingCause()
                .withMessageContaining("nobody_is_booked_twice");
    }

    private SearchResult result(TimeRange window) {
        var request = new SearchRequest(region.patient, attendees(), window, new MeetingLength(30), 50);
        return ((Search.Found) search.search(region.doctorAtWork(), request)).result();
    }

    private List<TimeRange> found(TimeRange window) {
        return result(window).candidates().stream().map(Candidate::time).toList();
    }

    private Booking book(String start) {
        return book(start, attendees().required());
    }

    private Booking book(String start, List<PersonId> people) {
        return bookings.book(
                region.doctorAtWork(),
                new BookingRequest(
                        region.patient,
                        new Attendees(people, List.of()),
                        at(TUESDAY, start),
                        new MeetingLength(30),
                        Topic.PLAN_REVIEW));
    }

    private Attendees attendees() {
        return new Attendees(List.of(region.doctor, region.nurse), List.<PersonId>of());
    }

    private void joint(String starts, String ends) {
        sql(
                "INSERT INTO working_hours (practitioner_role_id, weekday, starts, ends, joint)"
                        + " SELECT id, 2, ?::time, ?::time, true FROM practitioner_role WHERE person_id = ?",
                starts,
                ends,
                region.doctor.value());
    }

    private void block(String from, String to) {
        var time = between(TUESDAY, from, to);
        sql(
                """
                WITH block AS (
                    INSERT INTO blocked_time (id, person_id, organisation_id, during, reason, created_by, created_at)
                    VALUES (gen_random_uuid(), ?, ?, ?::tstzrange, '', ?, now()) RETURNING id, person_id, during)
                INSERT INTO occupancy (person_id, during, kind, blocked_id) SELECT person_id, during, 'BLOCKED', id FROM block
                """,
                region.doctor.value(),
                region.office.value(),
                "[%s,%s)".formatted(time.start(), time.end()),
                region.doctor.value());
    }

    private void except(LocalDate day, String minutes) {
        sql(
                "INSERT INTO working_hours_exception SELECT gen_random_uuid(), id, daterange(?, ?, '[]'), ?::int4multirange"
                        + " FROM practitioner_role WHERE person_id = ?",
                day,
                day,
                minutes,
                region.doctor.value());
    }

    private void terms(String holidays, int lead, int before, int after, int step) {
        sql(
                "INSERT INTO booking_terms SELECT id, ?, ?, ?, ?, ? FROM practitioner_role WHERE person_id = ?",
                holidays,
                lead,
                before,
                after,
                step,
                region.doctor.value());
    }

    private static String during(String from, String to) {
        return "[%s,%s)".formatted(at(TUESDAY, from), at(TUESDAY, to));
    }
}
