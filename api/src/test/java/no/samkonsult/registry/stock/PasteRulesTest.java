package no.samkonsult.registry.stock;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import no.samkonsult.registry.stock.PasteRules.Fault;
import no.samkonsult.registry.stock.PasteRules.Wrong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PasteRulesTest {
    private static final List<DeviceModel> MODELS = List.of(new DeviceModel(
            UUID.randomUUID(),
            "Nordmåling",
            "Badevekt V3",
            "weight",
            Connectivity.OWN_CONNECTION,
            "JSON",
            false,
            72,
            12));

    @Test
    void readsSerialNumberModelAddressAndNameHoweverTheyAreKeptApart() {
        var pasted = PasteRules.read("""
                Serienummer;Modell;Adresse;Namn
                V3-1;Badevekt V3;C4:7C:8D:6A:10:2F;vekt-1

                V3-2,nordmåling badevekt v3
                V3-3\tBadevekt V3\t\tvekt-3
                """, MODELS);
        assertThat(pasted.wrong()).isEmpty();
        assertThat(pasted.devices())
                .extracting(PasteRules.Device::name)
                .containsExactly("vekt-1", "badevekt-v3-v3-2", "vekt-3");
        assertThat(pasted.devices().getFirst().address()).isEqualTo("C4:7C:8D:6A:10:2F");
        assertThat(pasted.devices().getLast().line()).isEqualTo(5);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                ";Badevekt V3 | NO_SERIAL",
                "V3-1;Hårtørkar | UNKNOWN_MODEL",
                "V3-1 | UNKNOWN_MODEL",
                "V3-1;Badevekt V3;;Stor Bokstav | NO_NAME"
            })
    void namesTheLineThatCannotBeTaken(String line, Fault fault) {
        assertThat(PasteRules.read(line, MODELS).wrong()).containsExactly(new Wrong(1, fault));
    }

    @Test
    void refusesTheSameNameTwice() {
        assertThat(PasteRules.read("1;Badevekt V3;;a\n2;Badevekt V3;;a", MODELS).wrong())
                .containsExactly(new Wrong(2, Fault.NAME_TWICE));
    }

    @Test
    void refusesTheSameAddressTwiceHoweverItIsWritten() {
        assertThat(PasteRules.read("1;Badevekt V3;C4:7C:8D:6A:10:2F\n2;Badevekt V3;c4-7c-8d-6a-10-2f", MODELS)
                        .wrong())
                .containsExactly(new Wrong(2, Fault.ADDRESS_TAKEN));
    }

    @Test
    void takesFiveHundredLinesAndNoMore() {
        String line = "x;Badevekt V3\n";
        assertThat(PasteRules.read(line.repeat(501), MODELS).wrong())
                .containsExactly(new Wrong(501, Fault.TOO_MANY_LINES));
    }
}
