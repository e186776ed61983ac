package no.samkonsult.scheduling.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import no.samkonsult.shared.InvalidInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MeetingPlaceTest {
    @Test
    void aTelephoneNumberIsRungAndARoomIsOpened() {
        assertThat(new MeetingPlace(" +47 55 00 00 00 ").link()).isEqualTo("tel:+4755000000");
        assertThat(new MeetingPlace("https://video.example.org/rom/17").link())
                .isEqualTo("https://video.example.org/rom/17");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "rom 4",
                "http://video.example.org/17",
                "javascript:alert(1)",
                "https://",
                "https:///rom",
                "https://nokon@video.example.org/17",
                "https://video.example.org/ rom",
                "12"
            })
    void whatIsNeitherIsRefused(String text) {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> new MeetingPlace(text))
                .satisfies(invalid -> assertThat(invalid.field()).isEqualTo("place"));
    }

    @Test
    void anAddressIsNotLongerThanCanBeKept() {
        String base = "https://video.example.org/";
        assertThat(MeetingPlace.isOne(base + "a".repeat(MeetingPlace.LONGEST - base.length())))
                .isTrue();
        assertThat(MeetingPlace.isOne(base + "a".repeat(MeetingPlace.LONGEST - base.length() + 1)))
                .isFalse();
    }
}
