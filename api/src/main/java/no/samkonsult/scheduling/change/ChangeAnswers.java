package no.samkonsult.scheduling.change;

import io.micronaut.http.HttpStatus;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import no.samkonsult.platform.Problem;
import no.samkonsult.scheduling.Consultation;
import no.samkonsult.scheduling.ConsultationAnswers.Choice;
import no.samkonsult.scheduling.ConsultationAnswers.Offer;
import no.samkonsult.scheduling.ConsultationAnswers.Shown;
import no.samkonsult.scheduling.Practitioner;
import no.samkonsult.scheduling.SearchResult.Candidate;

/** What REST clients are told of changes. */
final class ChangeAnswers {
    private ChangeAnswers() {}

    /** Problem details that say what else there is: other times for a move, other people for a replacement. */
    @Serdeable
    record Taken(
            String type,
            String title,
            int status,
            String code,
            String detail,
            List<Offer> alternatives,
            List<Choice> standIns) {
        static Taken of(List<Candidate> times, List<Practitioner> standIns) {
            var problem = Problem.of(
                    HttpStatus.CONFLICT, "slot-taken", "Somebody is no longer free then, so nothing was changed.");
            return new Taken(
                    problem.type(),
                    problem.title(),
                    problem.status(),
                    problem.code(),
                    problem.detail(),
                    times.stream().map(Offer::of).toList(),
                    standIns.stream().map(Choice::of).toList());
        }
    }

    /** Problem details with what the consultation has become. */
    @Serdeable
    record Stale(String type, String title, int status, String code, String detail, Shown consultation) {
        static Stale of(Consultation now) {
            var problem =
                    Problem.of(HttpStatus.CONFLICT, "changed", "Somebody else has changed it since. Look at it anew.");
            return new Stale(
                    problem.type(), problem.title(), problem.status(), problem.code(), problem.detail(), Shown.of(now));
        }
    }
}
