package no.samkonsult.scheduling.immediate;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import no.samkonsult.platform.Principal;
import no.samkonsult.scheduling.Consultation.Attendance;
import no.samkonsult.scheduling.Consultation.Participant;
import no.samkonsult.scheduling.Consultation.Topic;
import no.samkonsult.scheduling.MeetingLength;
import no.samkonsult.scheduling.place.MeetingPlace;
import no.samkonsult.shared.OrganisationId;
import no.samkonsult.shared.PatientId;
import no.samkonsult.shared.PersonId;
import no.samkonsult.shared.Role;
import org.jspecify.annotations.Nullable;

/**
 * People who are rung to meet a patient at once. The first yes makes a consultation of it; each later one joins that.
 *
 * @param alert from which it was rung; null where it was rung from the patient's page
 * @param patienceMinutes how long one ring lasts, as it was chosen last
 * @param organisation for which it was made, and where others may arrange it too
 * @param consultation null until somebody has said yes
 */
public record Call(
        UUID id,
        PatientId patient,
        PersonId patientPerson,
        String patientName,
        @Nullable UUID alert,
        MeetingLength length,
        MeetingPlace place,
        int patienceMinutes,
        State state,
        PersonId caller,
        String callerName,
        Role callerRole,
        OrganisationId organisation,
        String organisationName,
        Instant since,
        @Nullable UUID consultation,
        List<Ring> rings) {

    /** Where it stands. */
    public enum State {
        /** Somebody can still answer. */
        RINGING,
        /** Nobody can any more, and somebody has said yes. */
        STARTED,
        /** Nobody can any more, and nobody has said yes. */
        UNANSWERED,
        /** Whoever rang stopped before anybody had said yes. */
        STOPPED
    }

    /** The ring of somebody at work; who is the patient too is rung as neither. */
    public Optional<Ring> ring(Principal who) {
        return rings.stream()
                .filter(ring ->
                        ring.person().equals(who.person()) && !who.role().isPrivate())
                .findFirst();
    }

    /** The rings that somebody can still answer. */
    public List<Ring> open(Instant now) {
        return rings.stream().filter(ring -> ring.isOpen(now)).toList();
    }

    /** The rings that nobody has noted the end of. */
    List<Ring> unended() {
        return rings.stream().filter(ring -> ring.endedAt() == null).toList();
    }

    /** The others of the same role whose rings have not ended. */
    List<Ring> others(Ring joined) {
        return unended().stream()
                .filter(ring -> ring.role() == joined.role() && !ring.person().equals(joined.person()))
                .toList();
    }

    /** What the consultation is about, in a word that anybody may read. */
    Topic topic() {
        return alert == null ? Topic.OTHER : Topic.ALERT_FOLLOW_UP;
    }

    /** Those who are there from the first yes on: the patient, whoever rings where they are health personnel, and whoever said it. */
    List<Participant> beginners(Ring first) {
        var patientThere =
                new Participant(patientPerson, patientName, Role.PATIENT, null, null, true, Attendance.INVITED);
        var callerThere = new Participant(
                caller, callerName, callerRole, organisation, organisationName, true, Attendance.ACCEPTED);
        return Stream.of(patientThere, callerThere, first.participant())
                .filter(there -> there != callerThere || callerRole.isHealthPersonnel())
                .toList();
    }
}
