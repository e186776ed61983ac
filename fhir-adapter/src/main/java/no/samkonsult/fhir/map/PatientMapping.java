package no.samkonsult.fhir.map;

import no.samkonsult.fhir.PatientRecord;
import no.samkonsult.fhir.PatientRecord.Gender;
import no.samkonsult.fhir.PatientRecord.Organisation;
import no.samkonsult.fhir.terms.Profiles;
import no.samkonsult.fhir.terms.Systems;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;

/** A patient as a Patient of the Norwegian basis profile. */
public final class PatientMapping {
    private PatientMapping() {}

    public static Patient toResource(PatientRecord row) {
        var resource = new Patient();
        resource.setId(row.id());
        resource.getMeta().addProfile(Profiles.NORWEGIAN_PATIENT);
        resource.setActive(row.active());
        if (row.identityNumber() != null) {
            resource.addIdentifier(identityNumber(row.identityNumber()));
        }
        resource.addName(name(row));
        resource.setGender(row.gender() == null ? AdministrativeGender.UNKNOWN : gender(row.gender()));
        if (row.birthDate() != null) {
            resource.setBirthDateElement(new DateType(row.birthDate().toString()));
        }
        if (row.address() != null) {
            resource.addAddress(address(row.address()));
        }
        if (row.managingOrganisation() != null) {
            resource.setManagingOrganization(organisation(row.managingOrganisation()));
        }
        return resource;
    }

    private static Identifier identityNumber(String number) {
        return new Identifier()
                .setUse(Identifier.IdentifierUse.OFFICIAL)
                .setSystem(IdentityNumberRules.system(number))
                .setValue(number);
    }

    private static HumanName name(PatientRecord row) {
        var name = new HumanName().setUse(HumanName.NameUse.OFFICIAL).setFamily(row.family());
        row.given().forEach(name::addGiven);
        return name;
    }

    private static AdministrativeGender gender(Gender gender) {
        return switch (gender) {
            case FEMALE -> AdministrativeGender.FEMALE;
            case MALE -> AdministrativeGender.MALE;
            case OTHER -> AdministrativeGender.OTHER;
        };
    }

    private static Address address(PatientRecord.Address row) {
        var address = new Address()
                .setUse(Address.AddressUse.HOME)
                .setPostalCode(row.postalCode())
                .setCity(row.city())
                .setDistrict(row.municipality())
                .setCountry("NO");
        row.lines().forEach(address::addLine);
        if (row.municipalityCode() != null) {
            address.getDistrictElement()
                    .addExtension(
                            Profiles.MUNICIPALITY_CODE,
                            new Coding(Systems.KOMMUNENUMMER, row.municipalityCode(), row.municipality()));
        }
        return address;
    }

    /** By its number and not by a link: organisations are no resource here. */
    private static Reference organisation(Organisation row) {
        var reference = new Reference().setDisplay(row.name());
        reference.setType("Organization");
        reference.setIdentifier(
                new Identifier().setSystem(Systems.ORGANISATION_NUMBER).setValue(row.organisationNumber()));
        return reference;
    }
}
