package no.samkonsult.fhir.rest;

import java.util.List;
import no.samkonsult.fhir.AppointmentQuery;
import no.samkonsult.fhir.AppointmentRecord.Status;
import no.samkonsult.fhir.ObservationQuery.Order;
import no.samkonsult.fhir.rest.SearchableProvider.SearchParameter;
import org.hl7.fhir.r4.model.Enumerations.SearchParamType;

/** An Appointment search as a query. */
final class AppointmentQueryRules {
    private static final String ID = "_id";
    private static final String DATE = "date";
    private static final String STATUS = "status";
    private static final String PART_OF = "part-of";
    private static final String SORT = "_sort";

    static final List<SearchParameter> PARAMETERS = List.of(
            new SearchParameter(
                    Parameters.PATIENT,
                    SearchParamType.REFERENCE,
                    "One patient; this, actor, practitioner:identifier, part-of or _id is required"),
            new SearchParameter(Parameters.ACTOR, SearchParamType.REFERENCE, "The same as patient"),
            new SearchParameter(
                    Parameters.PRACTITIONER,
                    SearchParamType.TOKEN,
                    "Health personnel who take part, by their number in Helsepersonellregisteret"),
            new SearchParameter(PART_OF, SearchParamType.REFERENCE, "The whole whose parts are wanted"),
            new SearchParameter(ID, SearchParamType.TOKEN, "The appointment's id"),
            new SearchParameter(STATUS, SearchParamType.TOKEN, "booked or cancelled"),
            new SearchParameter(DATE, SearchParamType.DATE, "When it starts; eq, ge, gt, le and lt"),
            new SearchParameter(SORT, SearchParamType.STRING, "date or -date; soonest first when absent"));

    private AppointmentQueryRules() {}

    /** @param count not 0 */
    static AppointmentQuery query(Parameters parameters, int count) {
        parameters.needOneOf(Parameters.PATIENT, Parameters.ACTOR, Parameters.PRACTITIONER, PART_OF, ID);
        return new AppointmentQuery(
                parameters.patient(Parameters.ACTOR).orElse(null),
                parameters.practitioner().orElse(null),
                parameters.reference(PART_OF, "Appointment").orElse(null),
                parameters.single(ID).orElse(null),
                parameters.single(STATUS).map(AppointmentQueryRules::status).orElse(null),
                parameters.range(DATE),
                order(parameters),
                count,
                parameters.cursor());
    }

    private static Status status(String value) {
        return switch (value) {
            case "booked" -> Status.BOOKED;
            case "cancelled" -> Status.CANCELLED;
            default -> throw Refusals.invalid(STATUS, "'%s' is neither booked nor cancelled".formatted(value));
        };
    }

    private static Order order(Parameters parameters) {
        var sort = parameters.single(SORT).orElse(DATE);
        return switch (sort) {
            case "-date" -> Order.NEWEST_FIRST;
            case DATE -> Order.OLDEST_FIRST;
            default -> throw Refusals.invalid(SORT, "'%s' is neither date nor -date".formatted(sort));
        };
    }
}
