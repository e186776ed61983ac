package no.samkonsult.fhir.rest;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import no.samkonsult.fhir.ObservationQuery.Order;
import no.samkonsult.fhir.QuestionnaireResponseQuery;
import no.samkonsult.fhir.QuestionnaireResponseQuery.Asked;
import no.samkonsult.fhir.rest.SearchableProvider.SearchParameter;
import no.samkonsult.fhir.terms.Systems;
import org.hl7.fhir.r4.model.Enumerations.SearchParamType;

/** A QuestionnaireResponse search as a query. */
final class QuestionnaireResponseQueryRules {
    private static final String QUESTIONNAIRE = "questionnaire";
    private static final String AUTHORED = "authored";
    private static final String SORT = "_sort";

    static final List<SearchParameter> PARAMETERS = List.of(
            new SearchParameter(
                    Parameters.PATIENT, SearchParamType.REFERENCE, "One patient; this or subject is required"),
            new SearchParameter(Parameters.SUBJECT, SearchParamType.REFERENCE, "The same as patient"),
            new SearchParameter(
                    QUESTIONNAIRE,
                    SearchParamType.REFERENCE,
                    "What was answered: its canonical, with |version or without"),
            new SearchParameter(AUTHORED, SearchParamType.DATE, "When it was answered; eq, ge, gt, le and lt"),
            new SearchParameter(SORT, SearchParamType.STRING, "authored or -authored; newest first when absent"));

    private static final Pattern CANONICAL =
            Pattern.compile("(?:%s)?([^|]+)(?:\\|([0-9]{1,9}))?".formatted(Pattern.quote(Systems.QUESTIONNAIRE)));

    private QuestionnaireResponseQueryRules() {}

    /** @param count not 0 */
    static QuestionnaireResponseQuery query(Parameters parameters, int count) {
        return new QuestionnaireResponseQuery(
                parameters.patient(),
                parameters
                        .single(QUESTIONNAIRE)
                        .map(QuestionnaireResponseQueryRules::asked)
                        .orElse(null),
                parameters.range(AUTHORED),
                order(parameters),
                count,
                parameters.cursor());
    }

    /** A canonical of somebody else's stays whole, and so names no questionnaire of ours. */
    private static Asked asked(String value) {
        Matcher canonical = CANONICAL.matcher(value);
        if (!canonical.matches()) {
            return new Asked(value, null);
        }
        String version = canonical.group(2);
        return new Asked(canonical.group(1), version == null ? null : Integer.valueOf(version));
    }

    private static Order order(Parameters parameters) {
        var sort = parameters.single(SORT).orElse("-authored");
        return switch (sort) {
            case "-authored" -> Order.NEWEST_FIRST;
            case "authored" -> Order.OLDEST_FIRST;
            default -> throw Refusals.invalid(SORT, "'%s' is neither authored nor -authored".formatted(sort));
        };
    }
}
