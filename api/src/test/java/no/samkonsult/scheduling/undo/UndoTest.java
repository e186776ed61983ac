package no.samkonsult.scheduling.undo;

import static no.samkonsult.scheduling.Region.TUESDAY;
import static no.samkonsult.scheduling.Region.at;
import static no.samkonsult.scheduling.Region.between;
import static no.samkonsult.scheduling.Region.count;
import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.samkonsult.platform.Principal;
import no.samkonsult.scheduling.AtOnce;
import no.samkonsult.scheduling.Attendees;
import no.samkonsult.scheduling.Attendees.Roles;
import no.samkonsult.scheduling.Booking;
import no.samkonsult.scheduling.BookingRequest;
import no.samkonsult.scheduling.Bookings;
import no.samkonsult.scheduling.Consultation;
import no.samkonsult.scheduling.Consultation.Participant;
import no.samkonsult.scheduling.Consultation.Topic;
import no.samkonsult.scheduling.MeetingLength;
import no.samkonsult.scheduling.Region;
import no.samkonsult.shared.PatientId;
import no.samkonsult.shared.PersonId;
import no.samkonsult.shared.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class UndoTest {
    private static final ApplicationContext APPLICATION = Region.application(Map.of());

    private final UndoDesk desk = APPLICATION.getBean(UndoDesk.class);
    private final Bookings bookings = APPLICATION.getBean(Bookings.class);
    private final Region region = Region.fresh();
    private final Principal doctor = region.doctorAtWork();
    private final Principal nurse = region.as(region.nurse, Role.HOME_CARE, region.municipality);
    private final Principal patient = region.as(region.patientPerson, Role.PATIENT, null);

    @AfterAll
    static void stop() {
        APPLICATION.close();
    }

    @Test
    void whatWasCancelledIsBookedAgainWithThePeopleItHadInItsNextVersion() {
        Consultation booked = cancelled(doctor);
        assertThat(desk.isUndoable(doctor, now(booked))).isTrue();
        var restored = (Undoing.Restored) desk.undo(doctor, booked.id());
        assertThat(restored.consultation().version()).isEqualTo(3);
        assertThat(restored.consultation().isBooked()).isTrue();
        assertThat(restored.consultation().cancelReason()).isNull();
        assertThat(restored.consultation().participants()).isEqualTo(booked.participants());
        assertThat(count("SELECT count(*) FROM occupancy WHERE kind = 'BOOKED'"))
                .isEqualTo(3);
        assertThat(count("""
                        SELECT count(*) FROM care_relation
                        WHERE ground = 'CONSULTATION' AND measurements AND valid @> timestamptz '2026-10-20 12:00 Europe/Oslo'
                        """)).isEqualTo(2);
        assertThat(desk.undo(doctor, booked.id())).isEqualTo(new Undoing.TooLate());
    }

    /** Whoever was told that it is cancelled is told that it is not, and whoever was told nothing yet is told nothing. */
    @Test
    void whoWasToldOfTheCancellationIsInvitedAnew() {
        Consultation booked = book();
        Region.sql("UPDATE invitation SET told_method = 'REQUEST', told_version = 1, due_at = NULL");
        bookings.cancel(doctor, booked.id(), "Feil");
        Region.sql(
                "UPDATE invitation SET told_method = 'CANCEL', told_version = 2, due_at = NULL WHERE person_id = ?",
                region.nurse.value());
        desk.undo(doctor, booked.id());
        assertThat(count("SELECT count(*) FROM invitation WHERE due_at IS NOT NULL"))
                .isOne();
        assertThat(count("SELECT count(*) FROM invitation WHERE method = 'REQUEST' AND version = 3 AND person_id = '%s'"
                        .formatted(region.nurse)))
                .isOne();
    }

    @Test
    void saysWhoIsNotFreeAnyMoreAndLeavesItCancelled() {
        Consultation booked = cancelled(doctor);
        region.busy(region.nurse, between(TUESDAY, "10:10", "10:20"));
        assertThat(desk.undo(doctor, booked.id()))
                .isInstanceOfSatisfying(Undoing.Taken.class, taken -> assertThat(taken.busy())
                        .extracting(Participant::person)
                        .containsExactly(region.nurse));
        assertThat(now(booked).isBooked()).isFalse();
        assertThat(count("SELECT count(*) FROM occupancy WHERE kind = 'BOOKED'"))
                .isZero();
    }

    @Test
    void theRoomIsTakenAgainUnlessSomebodyElseHasIt() {
        UUID room = region.room("Møterom 2");
        Consultation booked = booked(bookings.book(doctor, request(region.patient, region.nurse, room)));
        bookings.cancel(doctor, booked.id(), "Feil");
        assertThat(desk.undo(doctor, booked.id())).isInstanceOf(Undoing.Restored.class);
        assertThat(count("SELECT count(*) FROM occupancy WHERE resource_id IS NOT NULL"))
                .isOne();
        bookings.cancel(doctor, booked.id(), "Feil");
        booked(bookings.book(doctor, request(region.anotherPatient(), region.specialist, room)));
        assertThat(desk.undo(doctor, booked.id()))
                .isInstanceOfSatisfying(
                        Undoing.Taken.class, taken -> assertThat(taken.names()).isEqualTo("Møterom 2"));
        assertThat(now(booked).isBooked()).isFalse();
    }

    @Test
    void ofTwoWhoTakeTheTimeAtOnceOneHasIt() throws Exception {
        for (int round = 0; round < 4; round++) {
            Consultation booked = cancelled(doctor);
            List<Boolean> has = AtOnce.run(List.of(
                    () -> desk.undo(doctor, booked.id()) instanceof Undoing.Restored,
                    () -> bookings.book(doctor, request()) instanceof Booking.Booked));
            assertThat(has).containsOnlyOnce(true);
            assertThat(count("SELECT count(*) FROM occupancy WHERE kind = 'BOOKED'"))
                    .isEqualTo(3);
            Region.sql("DELETE FROM occupancy");
        }
    }

    @Test
    void onlyWhoeverCancelledUndoesItAndOnlyForSomeMinutes() {
        Consultation booked = cancelled(patient);
        assertThat(desk.undo(doctor, booked.id())).isEqualTo(new Undoing.TooLate());
        assertThat(desk.undo(nurse, booked.id())).isEqualTo(new Undoing.TooLate());
        Principal stranger = region.as(region.specialist, Role.SPECIALIST, region.hospital);
        assertThat(desk.undo(stranger, booked.id())).isEqualTo(new Undoing.Unknown());
        assertThat(desk.isUndoable(patient, now(booked))).isTrue();
        Region.sql("UPDATE consultation SET cancelled_at = '2026-10-19 08:50 Europe/Oslo'");
        assertThat(desk.undo(patient, booked.id())).isEqualTo(new Undoing.TooLate());
        Region.sql("UPDATE consultation SET cancelled_at = '2026-10-19 08:50:01 Europe/Oslo'");
        assertThat(desk.undo(patient, booked.id())).isInstanceOf(Undoing.Restored.class);
    }

    private Consultation cancelled(Principal who) {
        Consultation booked = book();
        bookings.cancel(who, booked.id(), "Feil");
        return booked;
    }

    private Consultation book() {
        return booked(bookings.book(doctor, request()));
    }

    private static Consultation booked(Booking outcome) {
        return ((Booking.Booked) outcome).consultation();
    }

    private BookingRequest request() {
        return request(region.patient, new Attendees(List.of(region.doctor, region.nurse), List.of()));
    }

    private static BookingRequest request(PatientId patient, PersonId person, UUID room) {
        return request(patient, new Attendees(List.of(person), List.of(), Roles.NONE, List.of(room)));
    }

    private static BookingRequest request(PatientId patient, Attendees attendees) {
        return new BookingRequest(patient, attendees, at(TUESDAY, "10:00"), new MeetingLength(30), Topic.OTHER);
    }

    private Consultation now(Consultation booked) {
        return bookings.one(doctor, booked.id()).orElseThrow();
    }
}
