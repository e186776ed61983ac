package no.samkonsult.scheduling;

import java.util.List;
import no.samkonsult.shared.PersonId;
import no.samkonsult.shared.TimeRange;

/**
 * When one party could meet: at work and not busy.
 *
 * @param kept false for the patient and next of kin, who have no working day that a meeting could cut in two
 * @param busy when no meeting may be; may overlap itself, and may begin before the window or end after it
 * @param stepMinutes a meeting begins on the hour and every so often
 */
record Calendar(PersonId party, boolean kept, List<TimeRange> atWork, List<TimeRange> busy, int stepMinutes) {}
