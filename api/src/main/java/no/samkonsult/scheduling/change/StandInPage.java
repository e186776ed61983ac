package no.samkonsult.scheduling.change;

import java.util.List;
import no.samkonsult.scheduling.Consultation;
import no.samkonsult.scheduling.Consultation.Participant;
import no.samkonsult.scheduling.Practitioner;
import no.samkonsult.scheduling.SearchResult.Candidate;
import no.samkonsult.shared.TimeRange;

/**
 * What there is to do when somebody cannot come.
 *
 * @param leaving whoever cannot
 * @param standIns those of the same role who are free at the time it has
 * @param times the nearest times at which everybody can meet, whoever cannot come now among them
 * @param both the nearest times at which somebody of the same role can meet the others
 */
public record StandInPage(
        Consultation consultation,
        Participant leaving,
        List<Practitioner> standIns,
        List<Candidate> times,
        List<Both> both) {
    /** Another time, and another person. */
    public record Both(TimeRange time, Practitioner standIn) {}

    public boolean isEmpty() {
        return standIns.isEmpty() && times.isEmpty() && both.isEmpty() && leaving.required();
    }
}
