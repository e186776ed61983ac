package no.samkonsult.scheduling.outside;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.UUID;
import no.samkonsult.scheduling.outside.reading.Place;
import org.junit.jupiter.api.Test;

class PlaceCipherTest {
    private static final UUID CALENDAR = UUID.randomUUID();
    private static final Place PLACE =
            new Place(Place.Kind.CALDAV, URI.create("https://example.no/dav?a=b"), "siri", "løyndom ");

    private final PlaceCipher cipher = new PlaceCipher("0f".repeat(32));

    @Test
    void whatIsHiddenIsShownAsItWasAndReadsAsNothing() {
        byte[] hidden = cipher.hide(CALENDAR, PLACE);
        assertThat(new String(hidden, ISO_8859_1)).doesNotContain("example", "siri", "CALDAV");
        assertThat(cipher.show(CALENDAR, hidden)).contains(PLACE);
        assertThat(cipher.hide(CALENDAR, PLACE)).isNotEqualTo(hidden);
    }

    @Test
    void withAnotherKeyOrInAnotherRowItShowsNothing() {
        byte[] hidden = cipher.hide(CALENDAR, PLACE);
        assertThat(new PlaceCipher("0e".repeat(32)).show(CALENDAR, hidden)).isEmpty();
        assertThat(cipher.show(UUID.randomUUID(), hidden)).isEmpty();
        hidden[20] ^= 1;
        assertThat(cipher.show(CALENDAR, hidden)).isEmpty();
    }
}
