package no.samkonsult.fhir.rest;

import static java.util.stream.Collectors.toSet;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import no.samkonsult.fhir.Kind;
import no.samkonsult.fhir.ObservationQuery;
import no.samkonsult.fhir.ObservationQuery.Order;
import no.samkonsult.fhir.map.KindRules;
import no.samkonsult.fhir.rest.SearchableProvider.SearchParameter;
import org.hl7.fhir.r4.model.Enumerations.SearchParamType;

/** An Observation search as a query. */
final class ObservationQueryRules {
    private static final String CODE = "code";
    private static final String COMBO_CODE = "combo-code";
    private static final String CATEGORY = "category";
    private static final String DATE = "date";
    private static final String SORT = "_sort";

    static final List<SearchParameter> PARAMETERS = List.of(
            new SearchParameter(
                    Parameters.PATIENT, SearchParamType.REFERENCE, "One patient; this or subject is required"),
            new SearchParameter(Parameters.SUBJECT, SearchParamType.REFERENCE, "The same as patient"),
            new SearchParameter(CODE, SearchParamType.TOKEN, "What was measured"),
            new SearchParameter(COMBO_CODE, SearchParamType.TOKEN, "What was measured, components included"),
            new SearchParameter(CATEGORY, SearchParamType.TOKEN, "The category of the measurement"),
            new SearchParameter(DATE, SearchParamType.DATE, "When it was measured; eq, ge, gt, le and lt"),
            new SearchParameter(SORT, SearchParamType.STRING, "date or -date; newest first when absent"));

    private ObservationQueryRules() {}

    /** @param count not 0 */
    static ObservationQuery query(Parameters parameters, int count) {
        return new ObservationQuery(
                parameters.patient(),
                kinds(parameters),
                parameters.range(DATE),
                order(parameters),
                count,
                parameters.cursor());
    }

    private static Set<Kind> kinds(Parameters parameters) {
        var kinds = EnumSet.allOf(Kind.class);
        keep(kinds, parameters.alternatives(CODE), KindRules::withCode);
        keep(kinds, parameters.alternatives(COMBO_CODE), KindRules::withCodeAnywhere);
        keep(kinds, parameters.alternatives(CATEGORY), KindRules::withCategory);
        return kinds;
    }

    private static void keep(Set<Kind> kinds, List<List<String>> conditions, Function<String, Set<Kind>> kindsOf) {
        for (var alternatives : conditions) {
            kinds.retainAll(
                    alternatives.stream().map(kindsOf).flatMap(Set::stream).collect(toSet()));
        }
    }

    private static Order order(Parameters parameters) {
        var sort = parameters.single(SORT).orElse("-date");
        return switch (sort) {
            case "-date" -> Order.NEWEST_FIRST;
            case "date" -> Order.OLDEST_FIRST;
            default -> throw Refusals.invalid(SORT, "'%s' is neither date nor -date".formatted(sort));
        };
    }
}
