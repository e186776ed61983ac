package no.samkonsult.fhirport;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import no.samkonsult.fhir.AppointmentPort;
import no.samkonsult.fhir.AppointmentResponsePort;
import no.samkonsult.fhir.DevicePort;
import no.samkonsult.fhir.ObservationPort;
import no.samkonsult.fhir.PatientPort;
import no.samkonsult.fhir.Ports;
import no.samkonsult.fhir.QuestionnaireResponsePort;

/** Gathers what the FHIR surface asks of the service. */
@Factory
final class PortsFactory {
    @Singleton
    Ports ports(
            ObservationPort observations,
            PatientPort patients,
            DevicePort devices,
            QuestionnaireResponsePort answers,
            AppointmentPort appointments,
            AppointmentResponsePort appointmentResponses) {
        return new Ports(observations, patients, devices, answers, appointments, appointmentResponses);
    }
}
