package no.samkonsult.scheduling;

import static no.samkonsult.scheduling.Region.TUESDAY;
import static no.samkonsult.scheduling.Region.at;
import static no.samkonsult.scheduling.Region.between;
import static no.samkonsult.scheduling.Region.count;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.micronaut.context.ApplicationContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.statistics.Statistics;
import no.samkonsult.platform.Principal;
import no.samkonsult.scheduling.Consultation.Topic;
import no.samkonsult.scheduling.overbooking.Overbooking;
import no.samkonsult.scheduling.overbooking.Overbookings;
import no.samkonsult.shared.InvalidInput;
import no.samkonsult.shared.PatientId;
import no.samkonsult.shared.PersonId;
import no.samkonsult.shared.Role;
import org.jspecify.annotations.Nullable;

/** Time that is taken although it is not free, by permission alone. */
class OverbookingTest {
    private static final String WHY = "Møtet før blir kort";
    private static final List<String> CLOCK = List.of("08:00", "08:15", "08:30", "09:00");

    private static final String OVERLAPS = """
            SELECT count(*) FROM occupancy a JOIN occupancy b
            ON a.person_id = b.person_id AND a.id < b.id AND a.during && b.during
            """;

    private static final String UNMARKED = OVERLAPS + "WHERE a.overbooking_id IS NULL AND b.overbooking_id IS NULL";

    private static final ApplicationContext APPLICATION = Region.application(Map.of());

    private final Bookings bookings = APPLICATION.getBean(Bookings.class);
    private final Overbookings overbookings = APPLICATION.getBean(Overbookings.class);
    private Region region = Region.fresh();

    @AfterContainer
    static void stop() {
        APPLICATION.close();
    }

    @Example
    void takesAColleaguesTimeMarkedWithWhyAndIsRecorded() {
        region.busy(region.doctor, between(TUESDAY, "10:00", "10:30"));
        Consultation booked = booked(book(doctor(), region.patient, "10:00", region.doctor));
        assertThat(overbookings.of(doctor(), booked.id())).isEqualTo(Map.of(region.doctor, WHY));
        assertThat(overbookings.of(region.as(region.patientPerson, Role.PATIENT, null), booked.id()))
                .isEmpty();
        assertThat(count("SELECT count(*) FROM occupancy WHERE overbooking_id IS NOT NULL"))
                .isOne();
        assertThat(count("SELECT count(*) FROM audit_event WHERE entity = 'overbooking/%s' AND action = 'CREATE'"
                        .formatted(region.doctor)))
                .isOne();
    }

    @Example
    void marksNothingWhereTheTimeIsFree() {
        Consultation booked = booked(book(doctor(), region.patient, "10:00", region.doctor));
        assertThat(overbookings.of(doctor(), booked.id())).isEmpty();
        assertThat(count("SELECT count(*) FROM overbooking")).isZero();
    }

    @Example
    void isNoMoreOnceItIsCancelledAndTheTimeUnderItStays() {
        List<PersonId> alone = List.of(region.doctor);
        booked(book(doctor(), region.patient, "10:00", alone, null));
        Consultation over = booked(book(doctor(), region.anotherPatient(), "10:00", alone, region.doctor));
        assertThat(count(OVERLAPS)).isOne();
        bookings.cancel(doctor(), over.id(), "Utsett");
        assertThat(overbookings.of(doctor(), over.id())).isEmpty();
        assertThat(book(doctor(), region.anotherPatient(), "10:00", alone, null))
                .isInstanceOf(Booking.Taken.class);
    }

    @Example
    void theOthersMustBeFreeAndAllAtWork() {
        region.busy(region.doctor, between(TUESDAY, "08:00", "15:30"));
        region.busy(region.nurse, between(TUESDAY, "10:00", "10:30"));
        assertThat(book(doctor(), region.patient, "10:00", region.doctor)).isInstanceOf(Booking.Taken.class);
        assertThat(book(doctor(), region.patient, "11:30", region.doctor))
                .as("lunch")
                .isInstanceOf(Booking.Taken.class);
        assertThat(count("SELECT count(*) FROM overbooking")).isZero();
    }

    @Example
    void isForThoseWhoMayAndOfTheirOwnOrganisationAlone() {
        var busy = between(TUESDAY, "10:00", "10:30");
        List.of(region.doctor, region.nurse, region.patientPerson).forEach(person -> region.busy(person, busy));
        refused("overbook", nurse(), region.nurse);
        refused("overbook.personId", doctor(), region.nurse);
        refused("overbook.personId", doctor(), region.patientPerson);
        assertThat(count("SELECT count(*) FROM consultation")).isZero();
        assertThat(count("SELECT count(*) FROM audit_event WHERE action = 'DENIED' AND entity LIKE 'overbooking/%'"))
                .isOne();
    }

    @Example
    void theDatabaseMarksNothingOfWhichItIsNotSaidWhy() {
        booked(book(doctor(), region.patient, "10:00", null));
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> Region.sql("UPDATE occupancy SET overbooking_id = gen_random_uuid()"))
                .havingCause()
                .withMessageContaining("occupancy_of_an_overbooking");
    }

    /** What one client tries for the doctor, with permission used or not. */
    record Try(int clock, boolean overbooks) {}

    private Callable<Booking> client(Try one) {
        PatientId patient = region.anotherPatient();
        PersonId whom = one.overbooks() ? region.doctor : null;
        return () -> book(doctor(), patient, CLOCK.get(one.clock()), List.of(region.doctor), whom);
    }

    @Property(tries = 10, edgeCases = EdgeCasesMode.NONE)
    void onlyWhatIsMarkedOverlaps(@ForAll("tries") List<Try> tries) throws Exception {
        region = Region.fresh();
        List<Booking> outcomes = AtOnce.run(tries.stream().map(this::client).toList());
        var booked = new ArrayList<Consultation>();
        for (int i = 0; i < tries.size(); i++) {
            if (outcomes.get(i) instanceof Booking.Booked(Consultation made)) {
                booked.add(made);
            } else {
                assertThat(tries.get(i).overbooks()).isFalse();
            }
        }
        long marked = count("SELECT count(*) FROM occupancy WHERE overbooking_id IS NOT NULL");
        Statistics.label("overbooked").collect(marked > 0).coverage(cases -> cases.check(true)
                .count(some -> some > 0));
        assertThat(count(UNMARKED)).isZero();
        assertThat(marked).isEqualTo(count("SELECT count(*) FROM overbooking"));
        assertThat(count("SELECT count(*) FROM occupancy")).isEqualTo(2L * booked.size());
    }

    @Provide
    Arbitrary<List<Try>> tries() {
        return Combinators.combine(Arbitraries.integers().between(0, CLOCK.size() - 1), Arbitraries.of(true, false))
                .as(Try::new)
                .list()
                .ofMinSize(2)
                .ofMaxSize(12);
    }

    private void refused(String field, Principal who, PersonId whom) {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> book(who, region.patient, "10:00", whom))
                .satisfies(invalid -> assertThat(invalid.field()).isEqualTo(field));
    }

    private Booking book(Principal who, PatientId patient, String start, @Nullable PersonId whom) {
        return book(who, patient, start, List.of(region.doctor, region.nurse), whom);
    }

    private Booking book(
            Principal who, PatientId patient, String start, List<PersonId> people, @Nullable PersonId whom) {
        return bookings.book(
                who,
                new BookingRequest(
                        patient,
                        new Attendees(people, List.of()),
                        at(TUESDAY, start),
                        new MeetingLength(30),
                        Topic.OTHER,
                        whom == null ? null : new Overbooking(whom, WHY)));
    }

    private Principal doctor() {
        return region.doctorAtWork();
    }

    private Principal nurse() {
        return region.as(region.nurse, Role.HOME_CARE, region.municipality);
    }

    private static Consultation booked(Booking outcome) {
        assertThat(outcome).isInstanceOf(Booking.Booked.class);
        return ((Booking.Booked) outcome).consultation();
    }
}
