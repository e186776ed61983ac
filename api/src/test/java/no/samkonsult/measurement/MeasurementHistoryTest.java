package no.samkonsult.measurement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import no.samkonsult.HomeDevice;
import no.samkonsult.Household;
import no.samkonsult.RunningDemo;
import no.samkonsult.platform.Principal;
import no.samkonsult.shared.PatientId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MeasurementHistoryTest {
    private static final Principal NURSE = RunningDemo.principal(Household.newNurse("Fedje"));

    private final Household household = Household.in("Fedje");

    @BeforeEach
    void threeWeightsAndATemperature() {
        try (var device = household.device()) {
            device.send(HomeDevice.reading("weight", 30, "\"value\":83"));
            device.send(HomeDevice.reading("weight", 40, "\"value\":82"));
            device.send(HomeDevice.reading("weight", 50, "\"value\":81"));
            device.send(HomeDevice.reading("temperature", 20, "\"value\":37.1"));
        }
    }

    @Test
    void allOfEachKindAreReadOldestFirst() {
        assertThat(values(4)).containsExactly(List.of("37.1"), List.of("81", "82", "83"));
    }

    @Test
    void whereThereAreMoreThanAreAskedForEachKindKeepsItsOldest() {
        assertThat(values(3)).containsExactly(List.of("37.1"), List.of("81", "82", "83"));
        assertThat(values(2)).containsExactly(List.of("37.1"), List.of("81", "82"));
        assertThat(values(1)).containsExactly(List.of("37.1"), List.of("81"));
    }

    private List<List<String>> values(int most) {
        return RunningDemo.bean(MeasurementHistory.class)
                .ofEachKind(NURSE, new PatientId(household.patient()), HomeDevice.minutesAgo(60), most)
                .stream()
                .map(kind -> kind.stream()
                        .map(each -> String.valueOf(each.values().getFirst()))
                        .toList())
                .toList();
    }
}
