package no.samkonsult.fhir.map;

import no.samkonsult.fhir.AppointmentParty.Actor;
import no.samkonsult.fhir.AppointmentParty.Organisation;
import no.samkonsult.fhir.AppointmentParty.Thing;
import no.samkonsult.fhir.terms.Code;
import no.samkonsult.fhir.terms.Systems;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;

/**
 * References to those who meet. Patients are resources here, next of kin are told by an identifier alone, and health personnel are
 * contained, with the numbers that other systems know them and their organisation by. What is booked with them is told by name.
 */
final class AppointmentParties {
    private AppointmentParties() {}

    /** To somebody, who is laid into the resource where they are none of their own. */
    static Reference reference(DomainResource resource, Actor actor) {
        return switch (actor) {
            case Actor.Patient(String id) -> new Reference("Patient/" + id).setType("Patient");
            case Actor.NextOfKin(String personId) ->
                person("RelatedPerson", personId).setDisplay("Next of kin");
            case Actor.HealthPersonnel personnel -> contained(resource, personnel);
            case Actor.Booked booked ->
                identified(type(booked.what()), Systems.RESOURCE, booked.id())
                        .setDisplay(display(booked.name(), booked.organisation()));
        };
    }

    private static String type(Thing thing) {
        return switch (thing) {
            case ROOM -> "Location";
            case EQUIPMENT -> "Device";
            case INTERPRETER -> "HealthcareService";
        };
    }

    private static Reference contained(DomainResource resource, Actor.HealthPersonnel personnel) {
        var role = new PractitionerRole();
        role.setId("party-%d".formatted(resource.getContained().size() + 1));
        role.setPractitioner(practitioner(personnel))
                .addCode(Concepts.concept(new Code(Systems.ROLE, personnel.role(), null)));
        Organisation organisation = personnel.organisation();
        if (organisation != null) {
            role.setOrganization(identified("Organization", Systems.ORGANISATION_NUMBER, organisation.number())
                    .setDisplay(organisation.name()));
        }
        resource.addContained(role);
        return new Reference("#" + role.getId())
                .setType("PractitionerRole")
                .setDisplay(display(personnel.name(), organisation));
    }

    private static Reference practitioner(Actor.HealthPersonnel personnel) {
        String number = personnel.hprNumber();
        var reference = number == null
                ? person("Practitioner", personnel.personId())
                : identified("Practitioner", Systems.HPR_NUMBER, number);
        return reference.setDisplay(personnel.name());
    }

    private static String display(String name, @Nullable Organisation organisation) {
        return organisation == null ? name : "%s, %s".formatted(name, organisation.name());
    }

    private static Reference person(String type, String personId) {
        return identified(type, Systems.PERSON, personId);
    }

    private static Reference identified(String type, String system, String value) {
        return new Reference()
                .setType(type)
                .setIdentifier(new Identifier().setSystem(system).setValue(value));
    }
}
