package no.samkonsult.fhir;

/** What the surface asks of the service, resource by resource. */
public record Ports(
        ObservationPort observations,
        PatientPort patients,
        DevicePort devices,
        QuestionnaireResponsePort answers,
        AppointmentPort appointments,
        AppointmentResponsePort appointmentResponses) {}
