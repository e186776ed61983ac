package no.samkonsult.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScopeRulesTest {
    @ParameterizedTest(name = "{1} {2} with {0}: {3}")
    @CsvSource({
        "patient.read, GET, /fhir/Patient, true",
        "patient.read, GET, /fhir/Patient/1, true",
        "patient.read, POST, /fhir/Patient/_search, true",
        "patient.read, POST, /fhir/Patient, false",
        "patient.read, PUT, /fhir/Patient/1, false",
        "patient.read, GET, /fhir/Observation, false",
        "patient.read, GET, /api/patients, true",
        "patient.read, GET, /api/alerts, false",
        "patient.read, GET, /fhir, false",
        "patient.read, GET, /, false",
        "patient.read, GET, /patients, false",
        "measurement.read, GET, /fhir/Observation, true",
        "measurement.read, GET, /fhir/Device, true",
        "measurement.read, GET, /fhir/QuestionnaireResponse, true",
        "patient.read, GET, /fhir/QuestionnaireResponse, false",
        "consultation.read, GET, /fhir/Appointment, true",
        "consultation.read, POST, /fhir/AppointmentResponse/_search, true",
        "'patient.read measurement.read', GET, /fhir/Appointment, false",
        "consultation.read, GET, /fhir/Patient, false",
        "measurement.read, GET, /fhir/Patient, false",
        "'patient.read measurement.read', GET, /fhir/Observation, true",
        "'', GET, /fhir/Patient, false"
    })
    void aScopeOpensReadingOfItsOwnAndNothingElse(String scope, String method, String path, boolean allowed) {
        assertThat(ScopeRules.allows(scope, method, path)).isEqualTo(allowed);
    }
}
