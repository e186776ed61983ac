package no.samkonsult.scheduling;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.samkonsult.platform.Principal;
import no.samkonsult.shared.OrganisationId;
import no.samkonsult.shared.PatientId;
import no.samkonsult.shared.PersonId;
import no.samkonsult.shared.Role;
import no.samkonsult.shared.TimeRange;
import org.jspecify.annotations.Nullable;

/**
 * A joint consultation (samkonsultasjon) as it was agreed.
 *
 * @param zone with {@code localStart} what people agreed on, should the zone's rules change before the day
 * @param cancelReason null unless cancelled
 * @param version rises with every change: the invitation's sequence number
 */
public record Consultation(
        UUID id,
        PatientId patient,
        OrganisationId controller,
        Topic topic,
        TimeRange time,
        String zone,
        LocalDateTime localStart,
        Status status,
        PersonId createdBy,
        @Nullable String cancelReason,
        int version,
        List<Participant> participants) {

    /** What it is about, in words that anybody may read: never clinical text. */
    public enum Topic {
        PLAN_REVIEW,
        ALERT_FOLLOW_UP,
        ADVICE,
        DISCHARGE,
        OTHER
    }

    /** Whether it will take place. */
    public enum Status {
        BOOKED,
        CANCELLED
    }

    /** Somebody who is to be there. */
    public record Participant(
            PersonId person,
            String name,
            Role role,
            @Nullable OrganisationId organisation,
            @Nullable String organisationName,
            boolean required,
            Attendance attendance) {
        public boolean isPatient() {
            return role == Role.PATIENT;
        }

        /** Whether their time is taken for it. */
        public boolean isExpected() {
            return attendance != Attendance.UNAVAILABLE;
        }
    }

    /** What is known of somebody's coming. */
    public enum Attendance {
        INVITED,
        ACCEPTED,
        /** Perhaps. */
        TENTATIVE,
        /** Cannot come. Their time is taken until somebody moves it or asks another. */
        DECLINED,
        /** Wanted, but busy when the others could meet: told of it, and not counted on. */
        UNAVAILABLE
    }

    public MeetingLength length() {
        return MeetingLength.of(time);
    }

    public boolean isBooked() {
        return status == Status.BOOKED;
    }

    /** The patient's name. */
    public String patientName() {
        return participants.stream()
                .filter(Participant::isPatient)
                .map(Participant::name)
                .findFirst()
                .orElse("");
    }

    /** The names of those who meet the patient. */
    public String names() {
        return participants.stream()
                .filter(participant -> !participant.isPatient() && participant.isExpected())
                .map(Participant::name)
                .collect(Collectors.joining(", "));
    }

    /** Those who must be there, or those who may, without the patient. */
    public List<PersonId> besidesThePatient(boolean required) {
        return participants.stream()
                .filter(participant -> participant.required() == required && !participant.isPatient())
                .map(Participant::person)
                .toList();
    }

    /** Those who are there as the patient or as next of kin, and may answer by word of mouth. */
    public List<Participant> guests() {
        return participants.stream()
                .filter(participant -> participant.role().isPrivate() && participant.isExpected())
                .toList();
    }

    /** The participation of one person. */
    public Optional<Participant> participant(PersonId person) {
        return participants.stream()
                .filter(participant -> participant.person().equals(person))
                .findFirst();
    }

    /** What one is to be there as: who is a patient too meets as one, and not at work. */
    public Optional<Participant> expected(Principal who) {
        return participant(who.person())
                .filter(Participant::isExpected)
                .filter(participant -> participant.role().isPrivate()
                        ? participant.role() == who.role()
                        : !who.role().isPrivate());
    }

    /** The same consultation with the participants of both. */
    Consultation with(Consultation other) {
        return new Consultation(
                id,
                patient,
                controller,
                topic,
                time,
                zone,
                localStart,
                status,
                createdBy,
                cancelReason,
                version,
                Stream.concat(participants.stream(), other.participants.stream())
                        .toList());
    }
}
