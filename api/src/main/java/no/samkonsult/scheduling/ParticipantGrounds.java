package no.samkonsult.scheduling;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import no.samkonsult.access.Access;
import no.samkonsult.access.CareRelation;
import no.samkonsult.access.Ground;
import no.samkonsult.access.Scope;
import no.samkonsult.scheduling.Consultation.Participant;
import no.samkonsult.shared.PatientId;
import no.samkonsult.shared.PersonId;
import no.samkonsult.shared.Role;
import no.samkonsult.shared.TimeRange;

/** What a consultation lets its participants see of the patient, and when. Always in the transaction of the caller. */
@Singleton
public final class ParticipantGrounds {
    /** A participant prepares in the days before, and signs note and plan in those after. */
    private static final Duration AROUND = Duration.ofDays(7);

    private final Access access;

    ParticipantGrounds(Access access) {
        this.access = access;
    }

    /** Whoever is invited knows at once whom it is about; the record is open in the days around the meeting alone. */
    public void open(UUID consultation, PatientId patient, TimeRange time, Participant participant, Instant now) {
        if (!participant.isExpected() || participant.isPatient()) {
            return;
        }
        Instant end = time.end().plus(AROUND);
        access.relate(invited(participant, patient, now, invitationSource(consultation))
                .to(Set.of(Scope.CONSULTATIONS))
                .until(end));
        if (participant.role() != Role.NEXT_OF_KIN) {
            access.relate(invited(participant, patient, time.start().minus(AROUND), relationSource(consultation))
                    .until(end));
        }
    }

    /** Ends what a participant has by it, of its time and of its invitation. */
    public void close(UUID consultation, PersonId participant, Instant now) {
        access.withdraw(invitationSource(consultation), participant.value(), now);
        access.withdraw(relationSource(consultation), participant.value(), now);
    }

    private static CareRelation invited(Participant participant, PatientId patient, Instant from, String source) {
        return CareRelation.of(patient, participant.person().value(), Ground.CONSULTATION, from, source)
                .actingFor(participant.organisation());
    }

    private static String invitationSource(UUID consultation) {
        return "invitation/" + consultation;
    }

    /** What names the relations that open the record for a consultation, so that cancelling it withdraws them. */
    static String relationSource(UUID consultation) {
        return "consultation/" + consultation;
    }
}
