package no.samkonsult.scheduling.appointment;

import no.samkonsult.scheduling.appointment.Appointment.Attendant;

/** What somebody has said to being asked to a consultation, nothing yet included. */
public record Answer(Appointment appointment, Attendant attendant) {
    public AnswerId id() {
        return new AnswerId(appointment.id().consultation(), attendant.person().value());
    }
}
