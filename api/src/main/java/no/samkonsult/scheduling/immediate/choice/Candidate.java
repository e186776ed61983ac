package no.samkonsult.scheduling.immediate.choice;

import no.samkonsult.shared.OrganisationId;
import no.samkonsult.shared.PersonId;
import no.samkonsult.shared.Role;

/**
 * Somebody who could be rung, in one of their posts.
 *
 * @param own whether they are the patient's own: fastlege or whoever stands in for them, responsible doctor, in the care team
 * @param free whether they are at work or on duty, and nothing takes their time. What does is nobody's to know
 */
public record Candidate(
        PersonId person,
        String name,
        Role role,
        OrganisationId organisation,
        String organisationName,
        boolean own,
        boolean onDuty,
        boolean free) {

    /** What is told of somebody's time: never why they have none. */
    public enum Standing {
        ON_DUTY,
        FREE,
        NOT_NOW
    }

    public Standing standing() {
        if (!free) {
            return Standing.NOT_NOW;
        }
        return onDuty ? Standing.ON_DUTY : Standing.FREE;
    }

    /** The name of their field in a form: a person may hold several posts. */
    public String field() {
        return "ring.%s.%s".formatted(person, role);
    }
}
