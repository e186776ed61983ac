package no.samkonsult.fhir.rest;

import java.util.List;
import no.samkonsult.fhir.AppointmentResponseQuery;
import no.samkonsult.fhir.rest.SearchableProvider.SearchParameter;
import org.hl7.fhir.r4.model.Enumerations.SearchParamType;

/** An AppointmentResponse search as a query. */
final class AppointmentResponseQueryRules {
    private static final String APPOINTMENT = "appointment";

    static final List<SearchParameter> PARAMETERS = List.of(
            new SearchParameter(
                    APPOINTMENT,
                    SearchParamType.REFERENCE,
                    "The whole that is answered to; this, patient, actor or practitioner:identifier is required"),
            new SearchParameter(Parameters.PATIENT, SearchParamType.REFERENCE, "The patient who answers"),
            new SearchParameter(Parameters.ACTOR, SearchParamType.REFERENCE, "The same as patient"),
            new SearchParameter(
                    Parameters.PRACTITIONER,
                    SearchParamType.TOKEN,
                    "Health personnel who answer, by their number in Helsepersonellregisteret"));

    private AppointmentResponseQueryRules() {}

    /** @param count not 0 */
    static AppointmentResponseQuery query(Parameters parameters, int count) {
        parameters.needOneOf(APPOINTMENT, Parameters.PATIENT, Parameters.ACTOR, Parameters.PRACTITIONER);
        return new AppointmentResponseQuery(
                parameters.reference(APPOINTMENT, "Appointment").orElse(null),
                parameters.patient(Parameters.ACTOR).orElse(null),
                parameters.practitioner().orElse(null),
                count,
                parameters.cursor());
    }
}
