package no.samkonsult.fhir.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import no.samkonsult.fhir.PatientRecord;
import no.samkonsult.fhir.PatientRecord.Address;
import no.samkonsult.fhir.PatientRecord.Gender;
import no.samkonsult.fhir.PatientRecord.Organisation;
import no.samkonsult.fhir.Readings;
import no.samkonsult.fhir.terms.Profiles;
import no.samkonsult.fhir.terms.Systems;
import org.hl7.fhir.r4.model.Coding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PatientMappingTest {
    private static final String SYNTHETIC_NUMBER = "21883649874";

    @Test
    void satisfiesTheValidator() {
        var resource = PatientMapping.toResource(anna());
        resource.getMeta().getProfile().clear(); // the Norwegian profile is tried below, where it is at hand
        resource.getAddressFirstRep().getDistrictElement().getExtension().clear();
        assertThat(R4Validation.BASE.errors(resource)).isEmpty();
    }

    @Test
    void satisfiesTheNorwegianBasisProfile() {
        var validation = R4Validation.norwegian();
        var resource = PatientMapping.toResource(anna());
        assertThat(validation.errors(resource)).isEmpty();
        resource.getAddressFirstRep()
                .getDistrictElement()
                .getExtensionFirstRep()
                .setUrl(Profiles.NORWEGIAN_PATIENT);
        assertThat(validation.errors(resource)).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "21883649874, urn:oid:2.16.578.1.12.4.1.4.1",
        "61883649874, urn:oid:2.16.578.1.12.4.1.4.2",
        "81883649874, urn:oid:2.16.578.1.12.4.1.4.3"
    })
    void namesTheRegisterOfTheIdentityNumber(String number, String system) {
        assertThat(IdentityNumberRules.system(number)).isEqualTo(system);
        assertThat(IdentityNumberRules.fromToken(system + "|" + number)).contains(number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                SYNTHETIC_NUMBER,
                "urn:oid:2.16.578.1.12.4.1.4.1|" + SYNTHETIC_NUMBER,
                "http://hl7.no/fhir/NamingSystem/FNR|" + SYNTHETIC_NUMBER
            })
    void findsTheNumberInASearchValue(String token) {
        assertThat(IdentityNumberRules.fromToken(token)).contains(SYNTHETIC_NUMBER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "|",
                "2188364987",
                "urn:oid:2.16.578.1.12.4.1.4.2|" + SYNTHETIC_NUMBER,
                "|" + SYNTHETIC_NUMBER,
                "2188364987x"
            })
    void findsNoNumberInAnotherSearchValue(String token) {
        assertThat(IdentityNumberRules.fromToken(token)).isEmpty();
    }

    @Test
    void writesNameBirthAddressAndController() {
        var resource = PatientMapping.toResource(anna());
        assertThat(resource.getIdentifierFirstRep().getValue()).isEqualTo(SYNTHETIC_NUMBER);
        assertThat(resource.getNameFirstRep().getNameAsSingleString()).isEqualTo("Anna Marie Prøve");
        assertThat(resource.getBirthDateElement().getValueAsString()).isEqualTo("1936-08-21");
        assertThat(resource.getGender().toCode()).isEqualTo("female");
        var district = resource.getAddressFirstRep().getDistrictElement();
        assertThat(district.getValue()).isEqualTo("Alver");
        var code =
                (Coding) district.getExtensionByUrl(Profiles.MUNICIPALITY_CODE).getValue();
        assertThat(code.getSystem() + "|" + code.getCode()).isEqualTo(Systems.KOMMUNENUMMER + "|4631");
        assertThat(resource.getManagingOrganization().getIdentifier().getValue())
                .isEqualTo("920290922");
    }

    @Test
    void leavesOutWhatIsNotKnown() {
        var row = new PatientRecord(Readings.ANNA, null, List.of("Anna"), "Prøve", null, null, null, null, true);
        var resource = PatientMapping.toResource(row);
        assertThat(resource.getGender().toCode()).isEqualTo("unknown");
        assertThat(resource.hasIdentifier() || resource.hasBirthDate() || resource.hasAddress())
                .isFalse();
    }

    @Test
    void showsNoNameInALog() {
        assertThat(anna().toString()).doesNotContain("Anna").doesNotContain(SYNTHETIC_NUMBER);
    }

    private static PatientRecord anna() {
        return new PatientRecord(
                Readings.ANNA,
                SYNTHETIC_NUMBER,
                List.of("Anna", "Marie"),
                "Prøve",
                Gender.FEMALE,
                LocalDate.of(1936, 8, 21),
                new Address(List.of("Prøvevegen 1"), "5914", "ISDALSTØ", "Alver", "4631"),
                new Organisation("920290922", "Alver kommune"),
                true);
    }
}
