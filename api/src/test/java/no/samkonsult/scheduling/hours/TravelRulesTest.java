package no.samkonsult.scheduling.hours;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import no.samkonsult.scheduling.hours.TravelRules.Place;
import no.samkonsult.shared.TimeRange;
import org.junit.jupiter.api.Test;

class TravelRulesTest {
    private static final Duration WAY = Duration.ofMinutes(40);

    @Test
    void aSpellThatFollowsTooSoonOnOneElsewhereBeginsWhenOneHasArrived() {
        assertThat(onTheWay(hours(8, 0, 12, 0), hours(12, 0, 15, 0))).containsExactly(hours(12, 0, 12, 40));
        assertThat(onTheWay(hours(8, 0, 12, 0), hours(12, 35, 15, 0))).containsExactly(hours(12, 35, 12, 40));
        assertThat(onTheWay(hours(8, 0, 12, 0), hours(12, 40, 15, 0))).isEmpty();
    }

    @Test
    void aSpellThatIsOverBeforeOneArrivesIsTravelAltogether() {
        assertThat(onTheWay(hours(8, 0, 12, 0), hours(12, 10, 12, 30))).containsExactly(hours(12, 10, 12, 30));
    }

    @Test
    void whoIsInTwoPlacesAtOnceOrComesFromLaterTravelsNot() {
        assertThat(onTheWay(hours(8, 0, 12, 5), hours(12, 0, 15, 0))).isEmpty();
        assertThat(onTheWay(hours(15, 0, 16, 0), hours(12, 0, 15, 0))).isEmpty();
    }

    @Test
    void betweenSpellsOfOnePlaceNobodyTravels() {
        var place = new Place(List.of(hours(8, 0, 11, 30), hours(12, 0, 15, 0)), WAY);
        assertThat(TravelRules.onTheWay(List.of(place))).isEmpty();
    }

    @Test
    void eachPlaceHasItsOwnWay() {
        var near = new Place(List.of(hours(8, 0, 12, 0), hours(14, 0, 15, 0)), Duration.ZERO);
        var far = new Place(List.of(hours(12, 0, 14, 0)), WAY);
        assertThat(TravelRules.onTheWay(List.of(near, far))).containsExactly(hours(12, 0, 12, 40));
    }

    private static List<TimeRange> onTheWay(TimeRange there, TimeRange here) {
        return TravelRules.onTheWay(List.of(new Place(List.of(there), Duration.ZERO), new Place(List.of(here), WAY)));
    }

    private static TimeRange hours(int hour, int minute, int untilHour, int untilMinute) {
        Instant day = Instant.parse("2026-11-24T00:00:00Z");
        return TimeRange.of(
                day.plus(Duration.ofHours(hour).plusMinutes(minute)),
                day.plus(Duration.ofHours(untilHour).plusMinutes(untilMinute)));
    }
}
