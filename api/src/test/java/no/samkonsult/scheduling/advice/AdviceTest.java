package no.samkonsult.scheduling.advice;

import static no.samkonsult.scheduling.Region.NOW;
import static no.samkonsult.scheduling.Region.count;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.context.ApplicationContext;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.samkonsult.access.Access;
import no.samkonsult.access.Scope;
import no.samkonsult.platform.Principal;
import no.samkonsult.scheduling.Attendees;
import no.samkonsult.scheduling.Booking;
import no.samkonsult.scheduling.BookingRequest;
import no.samkonsult.scheduling.Bookings;
import no.samkonsult.scheduling.Consultation.Topic;
import no.samkonsult.scheduling.MeetingLength;
import no.samkonsult.scheduling.Region;
import no.samkonsult.scheduling.advice.Advice.State;
import no.samkonsult.scheduling.advice.AdviceEntry.Kind;
import no.samkonsult.scheduling.advice.IdentityNumberRules.Found;
import no.samkonsult.shared.InvalidInput;
import no.samkonsult.shared.NationalIdentityNumber;
import no.samkonsult.shared.PatientId;
import no.samkonsult.shared.PersonId;
import no.samkonsult.shared.Role;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** It is Monday 19 October 2026, 09:00, and stays so. The region's hospital has one department, with two specialists. */
class AdviceTest {
    private static final ApplicationContext APPLICATION = Region.application(Map.of());
    private static final Instant IN_A_WEEK = NOW.plus(Duration.ofDays(7));
    private static final String NOTICES = "SELECT count(*) FROM notice WHERE text_key = 'notice.advice.%s'";

    private final AdviceDesk desk = APPLICATION.getBean(AdviceDesk.class);
    private final AdviceReading reading = APPLICATION.getBean(AdviceReading.class);
    private final Overdue overdue = APPLICATION.getBean(Overdue.class);
    private final Access access = APPLICATION.getBean(Access.class);
    private final Bookings bookings = APPLICATION.getBean(Bookings.class);
    private final Region region = Region.fresh();
    private final PersonId other = region.practitioner("Sol", Role.SPECIALIST, region.hospital);
    private final Principal doctor = region.doctorAtWork();
    private final Principal specialist = region.as(region.specialist, Role.SPECIALIST, region.hospital);
    private final Principal colleague = region.as(other, Role.SPECIALIST, region.hospital);
    private final Principal nurse = region.as(region.nurse, Role.HOME_CARE, region.municipality);

    @AfterAll
    static void stop() {
        APPLICATION.close();
    }

    @Test
    void aQuestionToTheDepartmentIsTakenAnsweredAndRead() {
        UUID id = ask(region.patient, department());
        assertThat(ids(specialist, AdviceBox.TO_DEPARTMENT)).containsExactly(id);
        assertThat(ids(specialist, AdviceBox.TO_ME)).isEmpty();
        assertThat(view(specialist, id).advice().patientName()).isEmpty();
        assertThat(access.ground(specialist, region.patient, Scope.MEASUREMENTS))
                .isEmpty();

        assertThat(desk.take(specialist, id)).isEqualTo(new AdviceOutcome.Done(id));
        assertThat(desk.take(colleague, id)).isEqualTo(new AdviceOutcome.Closed());
        assertThat(ids(specialist, AdviceBox.TO_ME)).containsExactly(id);
        assertThat(view(specialist, id).advice().patientName()).isEqualTo("Anna Testdal");
        assertThat(access.ground(specialist, region.patient, Scope.MEASUREMENTS))
                .isPresent();
        assertThat(access.ground(colleague, region.patient, Scope.MEASUREMENTS)).isEmpty();

        assertThat(write(specialist, id, Kind.ANSWER, "Auk til 40 mg.")).isEqualTo(new AdviceOutcome.Done(id));
        assertThat(count(NOTICES.formatted("answered"))).isOne();
        assertThat(reading.counts(doctor).unread()).isOne();
        assertThat(view(doctor, id).entries().getLast().words()).isEqualTo("Auk til 40 mg.");
        assertThat(reading.counts(doctor).any()).isFalse();
        assertThat(reading.inbox(doctor, AdviceBox.FROM_ME, true, 10, 0))
                .extracting(Advice::state)
                .containsExactly(State.ANSWERED);
        assertThat(count("SELECT count(*) FROM audit_event WHERE entity = 'advice/%s' AND patient_id IS NULL"
                        .formatted(id)))
                .isZero();
    }

    @Test
    void whatIsAskedForStopsTheClockUntilItIsTold() {
        UUID id = ask(region.patient, person());
        assertThat(count(NOTICES.formatted("asked"))).isOne();
        assertThat(write(specialist, id, Kind.MORE, "Kva er kreatinin?")).isEqualTo(new AdviceOutcome.Done(id));
        Region.sql("UPDATE advice_entry SET written_at = ? WHERE kind = 'MORE'", at(NOW.minus(Duration.ofDays(2))));
        assertThat(reading.counts(doctor).toReply()).isOne();
        assertThat(write(specialist, id, Kind.ANSWER, "For tidleg")).isEqualTo(new AdviceOutcome.Closed());

        assertThat(write(doctor, id, Kind.REPLY, "97")).isEqualTo(new AdviceOutcome.Done(id));
        Advice again = view(specialist, id).advice();
        assertThat(again.state()).isEqualTo(State.OPEN);
        assertThat(again.deadline()).isEqualTo(IN_A_WEEK.plus(Duration.ofDays(2)));
        assertThat(write(specialist, id, Kind.ANSWER, "Då kan du auke.")).isEqualTo(new AdviceOutcome.Done(id));
    }

    @Test
    void whatIsGivenBackOrHandedOnIsAnothersToSeeAndToAnswer() {
        UUID id = ask(region.patient, person());
        assertThat(write(specialist, id, Kind.RETURNED, "Ikkje mitt felt")).isEqualTo(new AdviceOutcome.Done(id));
        assertThat(access.ground(specialist, region.patient, Scope.MEASUREMENTS))
                .isEmpty();
        assertThat(desk.take(colleague, id)).isEqualTo(new AdviceOutcome.Done(id));
        assertThat(desk.handOn(colleague, id, person())).isEqualTo(new AdviceOutcome.Done(id));
        assertThat(access.ground(colleague, region.patient, Scope.MEASUREMENTS)).isEmpty();
        assertThat(access.ground(specialist, region.patient, Scope.MEASUREMENTS))
                .isPresent();
        assertThat(write(colleague, id, Kind.ANSWER, "For seint")).isEqualTo(new AdviceOutcome.Closed());
        assertThat(view(doctor, id).entries())
                .extracting(AdviceEntry::kind)
                .containsExactly(Kind.QUESTION, Kind.RETURNED, Kind.TAKEN, Kind.HANDED_ON);
    }

    @Test
    void whatIsWithdrawnIsClosedForAll() {
        UUID id = ask(region.patient, person());
        assertThat(write(doctor, id, Kind.WITHDRAWN, "")).isEqualTo(new AdviceOutcome.Done(id));
        assertThat(access.ground(specialist, region.patient, Scope.MEASUREMENTS))
                .isEmpty();
        assertThat(write(specialist, id, Kind.ANSWER, "For seint")).isEqualTo(new AdviceOutcome.Closed());
        assertThat(ids(specialist, AdviceBox.TO_ME)).isEmpty();
    }

    @Test
    void aDeadlineThatHasPassedIsToldOnceToBothSides() {
        UUID id = ask(null, department());
        overdue.round();
        assertThat(count(NOTICES.formatted("overdue"))).isZero();
        Region.sql("UPDATE advice_request SET deadline = ?", at(NOW));
        overdue.round();
        overdue.round();
        assertThat(count(NOTICES.formatted("overdue"))).isEqualTo(3);
        assertThat(view(doctor, id).isOverdue()).isTrue();
        assertThat(reading.counts(colleague).overdue()).isOne();
    }

    @Test
    void withoutIdentityNoIdentityNumberIsKept() {
        String number =
                NationalIdentityNumber.synthetic(LocalDate.of(1948, 5, 3), 1).digits();
        assertThat(desk.ask(doctor, wish(null, department(), "Gjeld " + number, true)))
                .isEqualTo(new AdviceOutcome.HoldsDigits(Found.IDENTITY_NUMBER));
        assertThat(desk.ask(doctor, wish(null, department(), "Prøve 12345678901", false)))
                .isEqualTo(new AdviceOutcome.HoldsDigits(Found.ELEVEN_DIGITS));
        assertThat(count("SELECT count(*) FROM advice_request")).isZero();

        var asked = (AdviceOutcome.Done) desk.ask(doctor, wish(null, department(), "Prøve 12345678901", true));
        assertThat(desk.take(specialist, asked.id())).isEqualTo(asked);
        assertThat(write(specialist, asked.id(), Kind.ANSWER, "Sjå " + number))
                .isEqualTo(new AdviceOutcome.HoldsDigits(Found.IDENTITY_NUMBER));
        assertThat(count("SELECT count(*) FROM advice_entry WHERE words LIKE '%" + number + "%'"))
                .isZero();
        assertThat(count("SELECT count(*) FROM care_relation WHERE ground = 'ADVICE'"))
                .isZero();
    }

    @Test
    void whoHasNoPartInItFindsNothing() {
        UUID named = ask(region.patient, department());
        UUID unnamed = ask(null, department());
        assertThat(reading.one(nurse, named)).as("a ground for the patient").isPresent();
        assertThat(reading.one(nurse, unnamed)).isEmpty();
        Principal stranger = region.as(
                region.practitioner("Tor", Role.GENERAL_PRACTITIONER, region.office),
                Role.GENERAL_PRACTITIONER,
                region.office);
        Principal patient = region.as(region.patientPerson, Role.PATIENT, null);
        Principal secretary = region.as(region.doctor, Role.SECRETARY, region.office);
        Principal elsewhere = region.as(region.specialist, Role.SPECIALIST, region.municipality);
        for (Principal who : List.of(stranger, patient, secretary, elsewhere)) {
            assertThat(reading.one(who, named)).as("%s", who.role()).isEmpty();
            assertThat(reading.one(who, unnamed)).as("%s", who.role()).isEmpty();
        }
        assertThat(write(stranger, named, Kind.WITHDRAWN, "")).isEqualTo(new AdviceOutcome.Unknown());
        assertThat(write(nurse, named, Kind.ANSWER, "Nei")).isEqualTo(new AdviceOutcome.Closed());
        assertThat(desk.ask(stranger, wish(region.patient, department(), "Kven?", false)))
                .isEqualTo(new AdviceOutcome.Unknown());
        assertThat(desk.ask(nurse, wish(null, department(), "Kven?", false))).isEqualTo(new AdviceOutcome.Unknown());
        assertThat(count("SELECT count(*) FROM audit_event WHERE action = 'DENIED' AND entity = 'advice/%s'"
                        .formatted(named)))
                .isEqualTo(5);
    }

    @Test
    void aBarHoldsForTheDepartmentToo() {
        UUID id = ask(region.patient, department());
        Region.sql("""
                INSERT INTO bar (patient_id, patient_key, party, consultations, measurements, plan, messages, valid, registered_by, controller)
                SELECT id, key, ?, true, true, true, true, '(,)', person_id, controller FROM patient
                """, other.value());
        assertThat(reading.one(colleague, id)).isEmpty();
        assertThat(ids(colleague, AdviceBox.TO_DEPARTMENT)).isEmpty();
        assertThat(reading.one(specialist, id)).isPresent();
    }

    @Test
    void aSubstituteReadsWhatTheDoctorAsked() {
        UUID id = ask(null, person());
        PersonId substitute = region.practitioner("Vik", Role.GENERAL_PRACTITIONER, region.office);
        Region.sql("""
                INSERT INTO substitution (regular, substitute, organisation_id, valid, offered_by, accepted_at)
                VALUES (?, ?, ?, '(,)', ?, now())
                """, region.doctor.value(), substitute.value(), region.office.value(), region.doctor.value());
        Principal vikar = region.as(substitute, Role.GENERAL_PRACTITIONER, region.office);
        assertThat(ids(vikar, AdviceBox.FROM_ME)).containsExactly(id);
    }

    @Test
    void theConsultationThatTakesItsPlaceIsPointedAt() {
        UUID id = ask(region.patient, person());
        assertThat(desk.turn(doctor, id)).isEqualTo(new AdviceOutcome.Done(id));
        assertThat(view(doctor, id).advice().state()).isEqualTo(State.OPEN);

        book(List.of(region.doctor, region.nurse), "10:00");
        assertThat(view(doctor, id).advice().consultation()).isNull();

        UUID consultation = book(List.of(region.doctor, region.specialist), "13:00");
        Advice advice = view(specialist, id).advice();
        assertThat(advice.state()).isEqualTo(State.BOOKED);
        assertThat(advice.consultation()).isEqualTo(consultation);
        assertThat(desk.turn(doctor, id)).isEqualTo(new AdviceOutcome.Closed());
    }

    @Test
    void oneAsksASpecialistWhoIsThereAndNotOneself() {
        for (Recipient nobody : List.of(
                new Recipient(region.hospital, "ukjend fag", null),
                new Recipient(region.office, "", null),
                new Recipient(region.hospital, "", region.doctor))) {
            assertThatThrownBy(() -> ask(null, nobody)).isInstanceOf(InvalidInput.class);
        }
        assertThatThrownBy(() -> desk.ask(specialist, wish(null, person(), "Meg?", false)))
                .isInstanceOf(InvalidInput.class);
    }

    private UUID book(List<PersonId> people, String clock) {
        var request = new BookingRequest(
                region.patient,
                new Attendees(people, List.of()),
                Region.at(Region.TUESDAY, clock),
                new MeetingLength(30),
                Topic.ADVICE);
        return ((Booking.Booked) bookings.book(doctor, request)).consultation().id();
    }

    private UUID ask(@Nullable PatientId patient, Recipient recipient) {
        return ((AdviceOutcome.Done) desk.ask(doctor, wish(patient, recipient, "Kan eg auke dosen?", false))).id();
    }

    private static AdviceWish wish(
            @Nullable PatientId patient, Recipient recipient, String question, boolean digitsMeant) {
        return new AdviceWish(patient, recipient, question, digitsMeant, IN_A_WEEK);
    }

    private AdviceOutcome write(Principal who, UUID id, Kind kind, String words) {
        return desk.write(who, id, new AdviceWords(kind, words, false));
    }

    private AdviceView view(Principal who, UUID id) {
        return reading.one(who, id).orElseThrow();
    }

    private List<UUID> ids(Principal who, AdviceBox box) {
        return reading.inbox(who, box, false, 10, 0).stream().map(Advice::id).toList();
    }

    private Recipient department() {
        return new Recipient(region.hospital, "", null);
    }

    private Recipient person() {
        return new Recipient(region.hospital, "", region.specialist);
    }

    private static Object at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
