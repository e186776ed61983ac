package no.samkonsult.pages.form;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.samkonsult.access.Scope;
import no.samkonsult.alert.routing.Watching;
import no.samkonsult.measurement.answer.Capacity;
import no.samkonsult.measurement.answer.DueQuestionnaire;
import no.samkonsult.measurement.answer.DueQuestionnaires;
import no.samkonsult.measurement.answer.Responding;
import no.samkonsult.measurement.answer.Response;
import no.samkonsult.measurement.answer.Responses;
import no.samkonsult.monitoring.plan.SelfManagements;
import no.samkonsult.monitoring.questionnaire.Colour;
import no.samkonsult.monitoring.questionnaire.Questionnaire;
import no.samkonsult.monitoring.questionnaire.Questionnaires;
import no.samkonsult.pages.ReadingNow;
import no.samkonsult.patient.Patient;
import no.samkonsult.patient.PatientRegister;
import no.samkonsult.platform.Principal;
import no.samkonsult.shared.PatientId;

/** Gathers what the pages of a patient's questionnaires show. */
@Singleton
class Forms {
    private static final Duration SHOWN = Duration.ofDays(180);
    private static final int MOST = 200;

    private final PatientRegister register;
    private final Questionnaires questionnaires;
    private final DueQuestionnaires due;
    private final Responses responses;
    private final Responding responding;
    private final Watching watching;
    private final SelfManagements selfManagements;
    private final Clock clock;

    Forms(
            PatientRegister register,
            Questionnaires questionnaires,
            DueQuestionnaires due,
            Responses responses,
            Responding responding,
            Watching watching,
            SelfManagements selfManagements,
            Clock clock) {
        this.register = register;
        this.questionnaires = questionnaires;
        this.due = due;
        this.responses = responses;
        this.responding = responding;
        this.watching = watching;
        this.selfManagements = selfManagements;
        this.clock = clock;
    }

    /** Nothing where one has no ground for the patient's measurements. */
    Optional<FormsPage> of(Principal who, UUID id) {
        var patient = new PatientId(id);
        return register.find(who, patient, Scope.MEASUREMENTS).map(found -> page(who, patient, found.patient()));
    }

    /** A questionnaire that one may answer. */
    Optional<Questionnaire> questionnaire(Principal who, FormsPage forms, String code) {
        return forms.capacity().flatMap(_ -> questionnaires.newest(who, code));
    }

    Optional<Response> response(Principal who, UUID patient, UUID response) {
        return responses.find(who, new PatientId(patient), response);
    }

    private FormsPage page(Principal who, PatientId patient, Patient found) {
        Instant now = clock.instant();
        List<Response> earlier = responses.since(who, patient, now.minus(SHOWN), MOST);
        List<DueQuestionnaire> asked = due.of(who, patient, earlier);
        Optional<Capacity> capacity = responding.capacity(who, patient);
        Optional<Instant> red = red(earlier.stream().filter(Response::counts).toList(), now);
        return new FormsPage(
                found,
                capacity,
                asked,
                capacity.filter(Capacity.STAFF::equals).isPresent() ? others(who, asked) : List.of(),
                earlier,
                who.role().isPrivate()
                        ? Optional.of(new ReadingNow(
                                watching.now(who, patient),
                                red,
                                Optional.empty(),
                                selfManagements.agreed(who, patient)))
                        : Optional.empty(),
                red.isPresent());
    }

    /** What is red among the latest answers to each form, as far back as a red measurement is told of. */
    private static Optional<Instant> red(List<Response> earlier, Instant now) {
        return earlier.stream()
                .filter(response -> response.colour() == Colour.RED)
                .filter(response -> response.authoredAt().isAfter(now.minus(ReadingNow.RECENT)))
                .filter(response -> earlier.stream()
                        .filter(each -> each.questionnaire().equals(response.questionnaire()))
                        .findFirst()
                        .filter(response::equals)
                        .isPresent())
                .map(Response::authoredAt)
                .findFirst();
    }

    private List<Questionnaire> others(Principal who, List<DueQuestionnaire> asked) {
        return questionnaires.newest(who).stream()
                .filter(each -> asked.stream()
                        .noneMatch(planned -> planned.questionnaire().code().equals(each.code())))
                .toList();
    }
}
