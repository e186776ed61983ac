package no.samkonsult.scheduling.appointment;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.samkonsult.scheduling.Consultation.Attendance;
import no.samkonsult.scheduling.Consultation.Topic;
import no.samkonsult.scheduling.resource.Resource.Kind;
import no.samkonsult.shared.PatientId;
import no.samkonsult.shared.PersonId;
import no.samkonsult.shared.Role;
import no.samkonsult.shared.TimeRange;
import org.jspecify.annotations.Nullable;

/**
 * A consultation, or what it is to one organisation.
 *
 * @param cancelledBy null unless cancelled
 * @param version the invitation's sequence number
 */
public record Appointment(
        AppointmentId id,
        PatientId patient,
        Topic topic,
        TimeRange time,
        Instant created,
        @Nullable CancelledBy cancelledBy,
        int version,
        List<Attendant> attendants,
        List<Booked> resources) {

    /** From whose side a cancellation came. */
    public enum CancelledBy {
        PATIENT,
        PROVIDER,
        /** No person: the patient's follow-up has ended. */
        NOBODY
    }

    /**
     * Somebody who is wanted.
     *
     * @param hprNumber in Helsepersonellregisteret, where it is known
     * @param organisation none for the patient and next of kin
     */
    public record Attendant(
            PersonId person,
            String name,
            Role role,
            @Nullable String hprNumber,
            @Nullable Organisation organisation,
            boolean required,
            Attendance attendance) {
        boolean actsFor(String number) {
            return organisation != null && organisation.number().equals(number);
        }

        /** Whether they were asked, and not found busy before anybody asked. */
        boolean isAsked() {
            return attendance != Attendance.UNAVAILABLE;
        }
    }

    /** A room, equipment or an interpreter whose time it takes. */
    public record Booked(UUID id, Kind kind, String name, Organisation organisation) {}

    /** By its number in Enhetsregisteret. */
    public record Organisation(String number, String name) {}

    /**
     * Names what it is like now: the version, which does not rise with answers, and the first letter of what is known of each one's
     * coming, such as {@code 2-AIU}.
     */
    public String edition() {
        return attendants.stream()
                .map(attendant -> attendant.attendance().name().substring(0, 1))
                .collect(Collectors.joining("", version + "-", ""));
    }

    /** Itself, or the part of it that an identity names, where it has that part. */
    Optional<Appointment> named(AppointmentId wanted) {
        String number = wanted.organisation();
        return number == null ? Optional.of(this) : part(wanted, number);
    }

    /** What it is to an organisation: its own people, the patient and what it lends; nothing where none of its people is asked. */
    private Optional<Appointment> part(AppointmentId wanted, String number) {
        boolean asked = attendants.stream().anyMatch(attendant -> attendant.actsFor(number) && attendant.isAsked());
        List<Attendant> own = attendants.stream()
                .filter(attendant -> attendant.role() == Role.PATIENT || attendant.actsFor(number))
                .toList();
        List<Booked> lent = resources.stream()
                .filter(booked -> booked.organisation().number().equals(number))
                .toList();
        return asked ? Optional.of(with(wanted, own, lent)) : Optional.empty();
    }

    /** What somebody has said to being asked. */
    Optional<Answer> answer(UUID person) {
        return attendants.stream()
                .filter(attendant -> attendant.person().value().equals(person) && attendant.isAsked())
                .map(attendant -> new Answer(this, attendant))
                .findFirst();
    }

    /** The same appointment with the attendants of both. */
    Appointment with(Appointment other) {
        return with(
                id,
                Stream.concat(attendants.stream(), other.attendants.stream()).toList(),
                resources);
    }

    Appointment with(List<Booked> booked) {
        return with(id, attendants, booked);
    }

    private Appointment with(AppointmentId other, List<Attendant> wanted, List<Booked> booked) {
        return new Appointment(other, patient, topic, time, created, cancelledBy, version, wanted, booked);
    }
}
