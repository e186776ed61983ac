package no.samkonsult.fhirport;

import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import no.samkonsult.fhir.Caller;
import no.samkonsult.fhir.ObservationQuery.Order;
import no.samkonsult.fhir.Page;
import no.samkonsult.fhir.QuestionnaireResponsePort;
import no.samkonsult.fhir.QuestionnaireResponseQuery;
import no.samkonsult.fhir.QuestionnaireResponseRecord;
import no.samkonsult.measurement.answer.Response;
import no.samkonsult.measurement.answer.ResponseQuery;
import no.samkonsult.measurement.answer.Responses;
import no.samkonsult.monitoring.questionnaire.Questionnaire;
import no.samkonsult.monitoring.questionnaire.Questionnaires;
import no.samkonsult.platform.Principal;
import no.samkonsult.shared.PatientId;
import org.jspecify.annotations.Nullable;

/** Answers to questionnaires as QuestionnaireResponses. A page's cursor is the time and the identity of its last one. */
@Singleton
final class AnsweredQuestionnaires implements QuestionnaireResponsePort {
    private final Responses responses;
    private final Questionnaires questionnaires;

    AnsweredQuestionnaires(Responses responses, Questionnaires questionnaires) {
        this.responses = responses;
        this.questionnaires = questionnaires;
    }

    @Override
    public Optional<QuestionnaireResponseRecord> read(Caller caller, String id) {
        Principal who = SessionCaller.of(caller);
        return Ids.uuid(id)
                .flatMap(known -> responses.find(who, known))
                .map(found -> AnswerRecords.of(found.patient(), found.response(), asked(who, found.response())));
    }

    @Override
    public Page<QuestionnaireResponseRecord> search(Caller caller, QuestionnaireResponseQuery query) {
        Optional<PatientId> patient = Ids.uuid(query.patientId()).map(PatientId::new);
        if (patient.isEmpty()) {
            return Page.empty();
        }
        Principal who = SessionCaller.of(caller);
        List<Response> found = responses.search(who, responses(patient.get(), query));
        List<Response> shown = found.stream().limit(query.count()).toList();
        return new Page<>(
                records(who, patient.get(), shown),
                found.size() > shown.size() && !shown.isEmpty() ? cursor(shown.getLast()) : null);
    }

    /** Each version is read once, however many have answered it. */
    private List<QuestionnaireResponseRecord> records(Principal who, PatientId patient, List<Response> shown) {
        var asked = new HashMap<String, Optional<Questionnaire>>();
        return shown.stream()
                .map(each ->
                        AnswerRecords.of(patient, each, asked.computeIfAbsent(reference(each), _ -> asked(who, each))))
                .toList();
    }

    private Optional<Questionnaire> asked(Principal who, Response response) {
        return questionnaires.find(who, response.questionnaire(), response.version());
    }

    private static String reference(Response response) {
        return "%s/%d".formatted(response.questionnaire(), response.version());
    }

    private static ResponseQuery responses(PatientId patient, QuestionnaireResponseQuery query) {
        var asked = query.questionnaire();
        return new ResponseQuery(
                patient,
                asked == null ? null : asked.code(),
                asked == null ? null : asked.version(),
                query.authored().from(),
                query.authored().until(),
                query.order() == Order.NEWEST_FIRST,
                place(query.cursor()),
                query.count() + 1);
    }

    private static String cursor(Response last) {
        return new Cursor(last.authoredAt(), last.id().toString()).toString();
    }

    private static ResponseQuery.@Nullable Place place(@Nullable String cursor) {
        return cursor == null
                ? null
                : Cursor.parse(cursor, (time, id) -> Ids.uuid(id).map(known -> new ResponseQuery.Place(time, known)));
    }
}
