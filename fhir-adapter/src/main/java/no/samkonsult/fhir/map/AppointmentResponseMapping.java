package no.samkonsult.fhir.map;

import no.samkonsult.fhir.AppointmentParty.Answer;
import no.samkonsult.fhir.AppointmentResponseRecord;
import org.hl7.fhir.r4.model.AppointmentResponse;
import org.hl7.fhir.r4.model.AppointmentResponse.ParticipantStatus;
import org.hl7.fhir.r4.model.Reference;

/**
 * An answer to a consultation as an AppointmentResponse. It claims no Norwegian profile: that one's invariant asks every answer
 * whether its patient can come at short notice.
 */
public final class AppointmentResponseMapping {
    private AppointmentResponseMapping() {}

    public static AppointmentResponse toResource(AppointmentResponseRecord row) {
        var resource = new AppointmentResponse();
        resource.setId(row.id());
        resource.setAppointment(new Reference("Appointment/" + row.appointmentId()))
                .setStartElement(AppointmentMapping.instant(row.start()))
                .setEndElement(AppointmentMapping.instant(row.end()))
                .setActor(AppointmentParties.reference(resource, row.party().actor()))
                .setParticipantStatus(status(row.party().answer()));
        return resource;
    }

    private static ParticipantStatus status(Answer answer) {
        return switch (answer) {
            case NONE -> ParticipantStatus.NEEDSACTION;
            case ACCEPTED -> ParticipantStatus.ACCEPTED;
            case TENTATIVE -> ParticipantStatus.TENTATIVE;
            case DECLINED -> ParticipantStatus.DECLINED;
        };
    }
}
