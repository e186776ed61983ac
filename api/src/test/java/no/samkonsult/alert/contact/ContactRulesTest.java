package no.samkonsult.alert.contact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContactRulesTest {
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "'', false",
        "CALL, false",
        "NEXT_OF_KIN, false",
        "CALL SECOND_CALL, false",
        "CALL OUT_OF_HOURS, false",
        "CALL NEXT_OF_KIN, true",
        "CALL SECOND_CALL HOME_VISIT, true",
        "EMERGENCY_113 CALL, true",
    })
    void twoTriesAndOneThatBringsHelpAreEnough(String tried, boolean enough) {
        List<Way> ways = tried.isEmpty()
                ? List.of()
                : Arrays.stream(tried.split(" ")).map(Way::valueOf).toList();
        assertThat(ContactRules.isEnough(ways)).isEqualTo(enough);
    }

    @Property
    void anotherTryNeverMakesItTooLittle(@ForAll List<Way> tried, @ForAll Way more) {
        var longer = new ArrayList<>(tried);
        longer.add(more);
        assertThat(ContactRules.isEnough(longer) || !ContactRules.isEnough(tried))
                .isTrue();
    }
}
