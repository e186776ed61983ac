package no.samkonsult.scheduling;

import no.samkonsult.scheduling.Consultation.Participant;
import no.samkonsult.shared.PersonId;
import no.samkonsult.shared.Role;

/**
 * Somebody who is asked, or could be, on the page of booking.
 *
 * @param organisation empty for next of kin
 */
public record Invitee(PersonId person, String name, Role role, String organisation) {
    /** How much somebody is wanted. */
    public enum Part {
        /** Without them there is no meeting. */
        REQUIRED,
        /** Where they are free, all the better. */
        OPTIONAL,
        /** Not asked. */
        ABSENT
    }

    static Invitee of(Practitioner practitioner) {
        return new Invitee(
                practitioner.person(), practitioner.name(), practitioner.role(), practitioner.organisationName());
    }

    public static Invitee of(Participant participant) {
        String organisation = participant.organisationName();
        return new Invitee(
                participant.person(), participant.name(), participant.role(), organisation == null ? "" : organisation);
    }

    /** Next of kin keep no calendar with us: they are asked, not searched. */
    public boolean keepsCalendar() {
        return role != Role.NEXT_OF_KIN;
    }
}
