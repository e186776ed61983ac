package no.samkonsult.fhir.map;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import no.samkonsult.fhir.AppointmentParty;
import no.samkonsult.fhir.AppointmentParty.Actor;
import no.samkonsult.fhir.AppointmentParty.Answer;
import no.samkonsult.fhir.AppointmentParty.Thing;
import no.samkonsult.fhir.AppointmentRecord;
import no.samkonsult.fhir.AppointmentRecord.CancelledBy;
import no.samkonsult.fhir.AppointmentRecord.Status;
import no.samkonsult.fhir.terms.Code;
import no.samkonsult.fhir.terms.Profiles;
import no.samkonsult.fhir.terms.Systems;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Appointment.AppointmentStatus;
import org.hl7.fhir.r4.model.Appointment.ParticipantRequired;
import org.hl7.fhir.r4.model.Appointment.ParticipationStatus;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.UrlType;

/** A consultation as an Appointment of the Norwegian basis profile. Nothing that anybody has written about it is told. */
public final class AppointmentMapping {
    private AppointmentMapping() {}

    public static Appointment toResource(AppointmentRecord row) {
        var resource = new Appointment();
        resource.setId(row.id());
        resource.getMeta().setVersionId(row.version()).addProfile(Profiles.NORWEGIAN_APPOINTMENT);
        if (row.partOf() != null) {
            resource.addExtension(Profiles.PART_OF, new Reference("Appointment/" + row.partOf()));
        }
        if (row.address() != null) {
            resource.addExtension(virtualService(row.address()));
        }
        resource.setStatus(status(row.status()))
                .addServiceType(Concepts.concept(new Code(Systems.TOPIC, row.topic(), null)))
                .setMinutesDuration(
                        (int) Duration.between(row.start(), row.end()).toMinutes());
        resource.setStartElement(instant(row.start()));
        resource.setEndElement(instant(row.end()));
        resource.setCreatedElement(created(row.created()));
        if (row.cancelledBy() != null) {
            resource.setCancelationReason(Concepts.concept(reason(row.cancelledBy())));
        }
        row.parties().forEach(party -> add(resource, party));
        return resource;
    }

    private static AppointmentStatus status(Status status) {
        return switch (status) {
            case BOOKED -> AppointmentStatus.BOOKED;
            case CANCELLED -> AppointmentStatus.CANCELLED;
        };
    }

    private static Code reason(CancelledBy side) {
        return switch (side) {
            case PATIENT -> new Code(Systems.CANCELLATION_REASON, "pat", "Patient");
            case PROVIDER -> new Code(Systems.CANCELLATION_REASON, "prov", "Provider");
            case NOBODY -> new Code(Systems.CANCELLATION_REASON, "other", "Other");
        };
    }

    /** The page where one logs in and joins: an address, and no key to it. */
    private static Extension virtualService(URI address) {
        var extension = new Extension(Profiles.VIRTUAL_SERVICE);
        extension.addExtension("channelType", Concepts.coding(new Code(Systems.CONTACT_POINT, "url", "URL")));
        extension.addExtension("virtualAddress", new UrlType(address.toString()));
        return extension;
    }

    private static void add(Appointment resource, AppointmentParty party) {
        var participant = resource.addParticipant()
                .setActor(AppointmentParties.reference(resource, party.actor()))
                .setRequired(party.required() ? ParticipantRequired.REQUIRED : ParticipantRequired.OPTIONAL)
                .setStatus(status(party.answer()));
        if (party.actor() instanceof Actor.Booked booked && booked.what() == Thing.INTERPRETER) {
            participant.addType(Concepts.concept(new Code(Systems.PARTICIPANT_TYPE, "translator", "Translator")));
        }
    }

    private static ParticipationStatus status(Answer answer) {
        return switch (answer) {
            case NONE -> ParticipationStatus.NEEDSACTION;
            case ACCEPTED -> ParticipationStatus.ACCEPTED;
            case TENTATIVE -> ParticipationStatus.TENTATIVE;
            case DECLINED -> ParticipationStatus.DECLINED;
        };
    }

    static InstantType instant(Instant instant) {
        var element = new InstantType(Date.from(instant));
        element.setTimeZoneZulu(true);
        return element;
    }

    private static DateTimeType created(Instant instant) {
        var element = new DateTimeType(Date.from(instant));
        element.setTimeZoneZulu(true);
        return element;
    }
}
