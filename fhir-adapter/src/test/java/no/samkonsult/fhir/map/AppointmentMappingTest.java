package no.samkonsult.fhir.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.stream.Stream;
import no.samkonsult.fhir.AppointmentParty;
import no.samkonsult.fhir.AppointmentParty.Actor;
import no.samkonsult.fhir.AppointmentParty.Answer;
import no.samkonsult.fhir.AppointmentRecord;
import no.samkonsult.fhir.AppointmentRecord.CancelledBy;
import no.samkonsult.fhir.Meetings;
import no.samkonsult.fhir.Readings;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class AppointmentMappingTest {
    static Stream<AppointmentRecord> appointments() {
        return Stream.concat(
                Stream.of(Meetings.whole(), Meetings.part(), Meetings.withRoomAndInterpreter()),
                Stream.of(CancelledBy.values()).map(Meetings::cancelled));
    }

    static Stream<AppointmentParty> parties() {
        return Stream.of(Meetings.PATIENT, Meetings.SPECIALIST, Meetings.NURSE, Meetings.DAUGHTER);
    }

    @ParameterizedTest
    @MethodSource("appointments")
    void satisfiesTheNorwegianBasisProfile(AppointmentRecord row) {
        var resource = AppointmentMapping.toResource(row);
        assertThat(R4Validation.norwegian().errors(resource)).isEmpty();
        resource.addExtension("http://hl7.no/other", new StringType("else"));
        assertThat(R4Validation.norwegian().errors(resource)).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("parties")
    void anAnswerSatisfiesTheValidatorWhoeverGaveIt(AppointmentParty party) {
        assertThat(R4Validation.BASE.errors(AppointmentResponseMapping.toResource(Meetings.answer("4n5w3r", party))))
                .isEmpty();
    }

    /** Which is why none claims it. */
    @Test
    void theNorwegianProfileWantsShortNoticeInEveryAnswer() {
        var resource = AppointmentResponseMapping.toResource(Meetings.answerOfPatient());
        resource.getMeta().addProfile("http://hl7.no/fhir/StructureDefinition/no-basis-AppointmentResponse");
        assertThat(R4Validation.norwegian().errors(resource))
                .singleElement()
                .asString()
                .contains("inv-1");
    }

    @Test
    void theWholeIsWrittenAsPublished() {
        assertThat(json(AppointmentMapping.toResource(Meetings.whole()))).isEqualTo(Published.own("appointment"));
    }

    @Test
    void anOrganisationsPartIsWrittenAsPublished() {
        assertThat(json(AppointmentMapping.toResource(Meetings.part()))).isEqualTo(Published.own("appointment-part"));
    }

    @Test
    void whatIsBookedBesidePeopleIsToldByNameAsWhatItIs() {
        var participants =
                AppointmentMapping.toResource(Meetings.withRoomAndInterpreter()).getParticipant();
        assertThat(participants)
                .extracting(
                        participant -> participant.getActor().getType(),
                        participant -> participant.getActor().getDisplay(),
                        participant -> participant
                                .getTypeFirstRep()
                                .getCodingFirstRep()
                                .getCode())
                .contains(
                        tuple("Location", "Samtalerom 1, Prøvesjukehuset", null),
                        tuple("Device", "Skjerm på hjul, Prøvesjukehuset", null),
                        tuple("HealthcareService", "Tolk, polsk, Prøvesjukehuset", "translator"));
    }

    @Test
    void anAnswerIsWrittenAsPublished() {
        assertThat(json(AppointmentResponseMapping.toResource(Meetings.answer("4n5w3r", Meetings.SPECIALIST))))
                .isEqualTo(Published.own("appointment-response"));
    }

    @ParameterizedTest
    @CsvSource({"PATIENT, pat", "PROVIDER, prov", "NOBODY, other"})
    void aCancellationTellsFromWhoseSideItCameAndNoMore(CancelledBy side, String code) {
        var resource = AppointmentMapping.toResource(Meetings.cancelled(side));
        assertThat(resource.getStatus().toCode()).isEqualTo("cancelled");
        assertThat(resource.getCancelationReason().getCodingFirstRep().getCode())
                .isEqualTo(code);
        assertThat(resource.getCancelationReason().hasText()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"NONE, needs-action", "ACCEPTED, accepted", "TENTATIVE, tentative", "DECLINED, declined"})
    void tellsWhatSomebodyHasSaid(Answer said, String code) {
        var party = new AppointmentParty(new Actor.Patient(Readings.ANNA), true, said);
        assertThat(AppointmentResponseMapping.toResource(Meetings.answer("4n5w3r", party))
                        .getParticipantStatus()
                        .toCode())
                .isEqualTo(code);
    }

    @Test
    void showsNoNameInALog() {
        assertThat(Meetings.whole().toString()).doesNotContain("Prøve");
    }

    private static String json(Resource resource) {
        return R4.context().newJsonParser().setPrettyPrint(true).encodeResourceToString(resource) + "\n";
    }
}
