package no.samkonsult.fhir.map;

import static org.assertj.core.api.Assertions.assertThat;

import no.samkonsult.fhir.DeviceRecord;
import no.samkonsult.fhir.Kind;
import no.samkonsult.fhir.Readings;
import no.samkonsult.fhir.terms.Systems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DeviceMappingTest {
    @ParameterizedTest
    @EnumSource
    void satisfiesTheValidator(Kind measures) {
        var row = new DeviceRecord("0b8a3b60", "anna-bp", "Cuff", measures, "Maker", "M1", "123", Readings.ANNA, true);
        assertThat(R4Validation.BASE.errors(DeviceMapping.toResource(row))).isEmpty();
    }

    @Test
    void namesDeviceTypeAndPatient() {
        var row = new DeviceRecord(
                "0b8a3b60", "anna-bp", "Cuff", Kind.BLOOD_PRESSURE, null, null, null, Readings.ANNA, true);
        var resource = DeviceMapping.toResource(row);
        assertThat(resource.getIdentifierFirstRep().getValue()).isEqualTo("anna-bp");
        assertThat(resource.getDeviceNameFirstRep().getName()).isEqualTo("Cuff");
        assertThat(resource.getType().hasCoding(Systems.MDC, "528391")).isTrue();
        assertThat(resource.getPatient().getReference()).isEqualTo("Patient/" + Readings.ANNA);
        assertThat(resource.getStatus().toCode()).isEqualTo("active");
    }

    @Test
    void isInactiveAndNobodysAfterItsReturn() {
        var row = new DeviceRecord("0b8a3b60", "anna-bp", "Cuff", null, null, null, null, null, false);
        var resource = DeviceMapping.toResource(row);
        assertThat(resource.getStatus().toCode()).isEqualTo("inactive");
        assertThat(resource.hasPatient()).isFalse();
    }
}
