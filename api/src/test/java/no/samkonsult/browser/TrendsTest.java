package no.samkonsult.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.regex.Pattern;
import no.samkonsult.HomeDevice;
import no.samkonsult.Household;
import no.samkonsult.RunningDemo;
import no.samkonsult.organisation.hours.WallClockRules;
import org.junit.jupiter.api.Test;

/** What is written along the axes of a patient's trends. */
final class TrendsTest {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d.M.");
    private static final String REMEMBER_WHAT_IS_DRAWN = """
            window.drawn = [];
            const canvas = CanvasRenderingContext2D.prototype;
            const { clearRect, fillText } = canvas;
            canvas.clearRect = function (...place) {
                drawn = [];
                return clearRect.apply(this, place);
            };
            canvas.fillText = function (...textAndPlace) {
                drawn.push(textAndPlace[0]);
                return fillText.apply(this, textAndPlace);
            };""";
    private static final Pattern TIME = Pattern.compile("\\d\\d:\\d\\d");
    private static final Pattern DATE = Pattern.compile("\\d+\\.\\d+\\.");

    @Test
    void oneReadingAloneStandsInTheMiddleOfADayThatIsNamed() {
        List<String> drawn = drawn(HomeDevice.reading("weight", 30, "\"value\":82.5"));

        assertThat(drawn).contains(dayOf(30));
        assertThat(those(TIME, drawn)).hasSizeBetween(3, 24);
    }

    @Test
    void betweenReadingsAMinuteApartNoMinuteIsWrittenTwice() {
        List<String> drawn = drawn(
                HomeDevice.reading("weight", 31, "\"value\":82.5"), HomeDevice.reading("weight", 30, "\"value\":82.7"));

        assertThat(those(TIME, drawn)).isNotEmpty().doesNotHaveDuplicates();
    }

    @Test
    void aLongTimeIsWrittenInDaysEachOnce() {
        int day = 24 * 60;
        List<String> drawn = drawn(
                HomeDevice.reading("weight", 3 * day, "\"value\":82.5"),
                HomeDevice.reading("weight", 30, "\"value\":82.7"));

        assertThat(those(DATE, drawn)).contains(dayOf(2 * day)).doesNotHaveDuplicates();
    }

    @Test
    void numbersHaveACommaInNorwegian() {
        assertThat(drawn(HomeDevice.reading("weight", 30, "\"value\":82.5")))
                .anyMatch(text -> text.matches("\\d\\d,\\d"))
                .noneMatch(text -> text.matches("\\d\\d\\.\\d"));
    }

    /** What the only trend of a patient has written, after such readings. */
    @SuppressWarnings("unchecked")
    private static List<String> drawn(String... readings) {
        var household = Household.in("Alver");
        try (var device = household.device();
                Visitor nurse = Browser.visitor()) {
            List.of(readings).forEach(device::send);
            Page page = nurse.logIn("heimeteneste.alver").page();
            page.addInitScript(REMEMBER_WHAT_IS_DRAWN);
            nurse.open(RunningDemo.url("/patients/" + household.patient()));
            assertThat(page.locator("[data-trend] canvas")).hasCount(1);
            page.waitForFunction("() => drawn.length > 0");
            return (List<String>) page.evaluate("() => drawn");
        }
    }

    private static List<String> those(Pattern form, List<String> drawn) {
        return drawn.stream().filter(form.asMatchPredicate()).toList();
    }

    private static String dayOf(int minutesAgo) {
        return HomeDevice.minutesAgo(minutesAgo).atZone(WallClockRules.ZONE).format(DAY);
    }
}
