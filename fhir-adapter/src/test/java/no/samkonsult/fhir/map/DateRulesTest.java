package no.samkonsult.fhir.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import no.samkonsult.fhir.InstantRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateRulesTest {
    @ParameterizedTest
    @CsvSource({
        "2026, 2025-12-31T23:00:00Z, 2026-12-31T23:00:00Z",
        "2026-07, 2026-06-30T22:00:00Z, 2026-07-31T22:00:00Z",
        "2026-11-21, 2026-11-20T23:00:00Z, 2026-11-21T23:00:00Z",
        "2026-10-25, 2026-10-24T22:00:00Z, 2026-10-25T23:00:00Z",
        "2026-11-21T08:15Z, 2026-11-21T08:15:00Z, 2026-11-21T08:16:00Z",
        "2026-11-21T08:15, 2026-11-21T07:15:00Z, 2026-11-21T07:16:00Z",
        "2026-11-21T08:15:00+01:00, 2026-11-21T07:15:00Z, 2026-11-21T07:15:01Z",
        "2026-11-21T08:15:00.5Z, 2026-11-21T08:15:00.5Z, 2026-11-21T08:15:00.6Z",
        "2026-11-21T08:15:00.123456789Z, 2026-11-21T08:15:00.123456789Z, 2026-11-21T08:15:00.123456790Z",
        "eq2026-11-21, 2026-11-20T23:00:00Z, 2026-11-21T23:00:00Z",
        "ge2026-11-21, 2026-11-20T23:00:00Z,",
        "gt2026-11-21, 2026-11-21T23:00:00Z,",
        "le2026-11-21,, 2026-11-21T23:00:00Z",
        "lt2026-11-21,, 2026-11-20T23:00:00Z"
    })
    void standsForTheWholePeriodItNames(String value, Instant from, Instant until) {
        assertThat(DateRules.range(value)).contains(new InstantRange(from, until));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "2026-13",
                "2026-02-30",
                "ne2026",
                "sa2026",
                "ap2026",
                "GE2026",
                "20261121",
                "2026-11-21T25:00",
                "2026-11-21T08",
                "2026-11-21T08:15:00 01:00",
                "2026-11-21T08:15:00+19:00",
                "2026-11-21T08:15:00.Z",
                "2026,2027"
            })
    void refusesWhatIsNoDate(String value) {
        assertThat(DateRules.range(value)).isEmpty();
    }

    @Test
    void narrowsByEveryFurtherLimit() {
        var since = new InstantRange(Instant.parse("2026-01-01T00:00:00Z"), null);
        var before = new InstantRange(null, Instant.parse("2026-02-01T00:00:00Z"));
        var january = new InstantRange(since.from(), before.until());
        assertThat(since.intersect(before)).isEqualTo(january);
        assertThat(january.intersect(InstantRange.ALWAYS)).isEqualTo(january);
        var later = new InstantRange(Instant.parse("2026-01-10T00:00:00Z"), Instant.parse("2026-03-01T00:00:00Z"));
        assertThat(january.intersect(later)).isEqualTo(new InstantRange(later.from(), january.until()));
        assertThat(later.intersect(january)).isEqualTo(new InstantRange(later.from(), january.until()));
    }
}
