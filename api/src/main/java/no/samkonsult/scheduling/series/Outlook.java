package no.samkonsult.scheduling.series;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import no.samkonsult.organisation.hours.HolidayRules;
import no.samkonsult.organisation.hours.WallClockRules;
import no.samkonsult.scheduling.Attendees;
import no.samkonsult.scheduling.Calendars;
import no.samkonsult.scheduling.Consultation;
import no.samkonsult.scheduling.Gathering;
import no.samkonsult.scheduling.JointSearch;
import no.samkonsult.scheduling.MeetingLength;
import no.samkonsult.scheduling.SearchResult;
import no.samkonsult.scheduling.SearchResult.Candidate;
import no.samkonsult.scheduling.series.Occurrence.Fit;
import no.samkonsult.shared.PatientId;
import no.samkonsult.shared.TimeRange;
import org.jspecify.annotations.Nullable;

/** Looks at times by the search that there is: whether all can, and when nearby they could. In the transaction of the caller. */
@Singleton
class Outlook {
    private static final int ALTERNATIVES = 3;
    private static final int MOST = 50;

    private final Calendars calendars;
    private final JointSearch search;

    Outlook(Calendars calendars, JointSearch search) {
        this.calendars = calendars;
        this.search = search;
    }

    /** Of what is to be booked. */
    Fit of(PatientId patient, Attendees attendees, TimeRange time, int everyWeeks) {
        return fit(calendars.gather(patient, attendees, SeriesRules.around(time.start(), everyWeeks)), time, null);
    }

    /** Of what is booked and to be moved: its own time is in nobody's way, and no alternative to itself. */
    Fit of(Consultation is, TimeRange time, int everyWeeks) {
        return fit(
                calendars.gather(
                        is.patient(),
                        is.besidesThePatient(true),
                        is.besidesThePatient(false),
                        SeriesRules.around(time.start(), everyWeeks),
                        is.id()),
                time,
                is.time());
    }

    private Fit fit(Gathering gathering, TimeRange time, @Nullable TimeRange own) {
        MeetingLength length = MeetingLength.of(time);
        SearchResult then = gathering.within(time).search(time.start(), length, 1);
        if (!then.candidates().isEmpty()) {
            return new Fit.Free();
        }
        List<Candidate> near = gathering.search(search.earliest(), length, MOST).candidates().stream()
                .filter(candidate -> !candidate.time().equals(own))
                .sorted(Comparator.comparing(candidate -> distance(time, candidate)))
                .limit(ALTERNATIVES)
                .toList();
        return new Fit.NotFree(
                HolidayRules.on(WallClockRules.dayOf(time.start())).orElse(null),
                then.reasons(),
                near,
                gathering.names());
    }

    private static Duration distance(TimeRange time, Candidate candidate) {
        return Duration.between(time.start(), candidate.time().start()).abs();
    }
}
