package no.samkonsult.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;
import no.samkonsult.scheduling.SearchResult.Candidate;
import no.samkonsult.shared.PersonId;
import no.samkonsult.shared.TimeRange;

/** The sweep in Java against PostgreSQL's multiranges, which know nothing of a grid, on the days when clocks change and others. */
class FreeTimeOracleTest {
    /** PostgreSQL reads a clock time that comes twice as the second; a spell begins at the first, which {@code least} finds. */
    private static final String ORACLE = """
            WITH search AS (SELECT tstzrange(to_timestamp(?), to_timestamp(?)) AS time, ? * interval '1 minute' AS length),
                 day AS (SELECT generate_series((lower(time) AT TIME ZONE 'Europe/Oslo')::date::timestamp,
                                                upper(time) AT TIME ZONE 'Europe/Oslo', interval '1 day') AS midnight FROM search),
                 hours AS (SELECT * FROM unnest(?::int[], ?::int[], ?::int[], ?::int[]) AS h (party, weekday, first, last)),
                 spell AS (SELECT party,
                                  least((midnight + first * interval '1 minute') AT TIME ZONE 'Europe/Oslo',
                                        (midnight + (first - 60) * interval '1 minute') AT TIME ZONE 'Europe/Oslo' + interval '1 hour') AS starts,
                                  (midnight + last * interval '1 minute') AT TIME ZONE 'Europe/Oslo' AS ends
                           FROM hours JOIN day ON extract(isodow FROM midnight) = weekday),
                 work AS (SELECT party, range_agg(tstzrange(starts, ends)) AS times FROM spell WHERE starts < ends GROUP BY party),
                 busy AS (SELECT party, range_agg(tstzrange(to_timestamp(first), to_timestamp(last))) AS times
                          FROM unnest(?::int[], ?::bigint[], ?::bigint[]) AS b (party, first, last) GROUP BY party),
                 free AS (SELECT coalesce(work.times, '{}') - coalesce(busy.times, '{}') AS times
                          FROM generate_series(1, ?) AS party LEFT JOIN work USING (party) LEFT JOIN busy USING (party)),
                 common AS (SELECT range_intersect_agg(times) * (SELECT tstzmultirange(time) FROM search) AS times FROM free)
            SELECT extract(epoch FROM start)::bigint AS start
            FROM search, common,
                 generate_series(to_timestamp(ceil(extract(epoch FROM lower(time)) / 300) * 300), upper(time), interval '5 minutes') AS start
            WHERE times @> tstzrange(start, start + length)
            """;

    private static final Connection DATABASE = TestDatabase.shared().owner();

    record Spell(int weekday, int first, int last) {}

    record Someone(List<Spell> hours, List<TimeRange> busy) {}

    record Scenario(TimeRange window, int minutes, List<Someone> people) {}

    @Property(tries = 1200, edgeCases = EdgeCasesMode.NONE)
    void findsExactlyTheStartsThatTheDatabaseFinds(@ForAll("scenarios") Scenario scenario) throws SQLException {
        var sweep = Sweep.of(question(scenario));
        Set<Long> found = sweep.starts(sweep.commonlyFree()).stream()
                .mapToObj(cell -> sweep.time(cell).start().getEpochSecond())
                .collect(Collectors.toCollection(TreeSet::new));
        Set<Long> expected = oracle(scenario);
        Statistics.label("they can meet").collect(!expected.isEmpty()).coverage(cases -> cases.check(true)
                .percentage(share -> share > 20));
        assertThat(found).isEqualTo(expected);
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void proposesOnlyWhatTheDatabaseFindsAndAlwaysSomethingWhereItFindsAny(@ForAll("scenarios") Scenario scenario)
            throws SQLException {
        var result = FreeTimeRules.search(question(scenario));
        Set<Long> expected = oracle(scenario);
        assertThat(result.candidates()).extracting(Candidate::time).allSatisfy(time -> assertThat(expected)
                .contains(time.start().getEpochSecond()));
        assertThat(result.candidates().isEmpty()).isEqualTo(expected.isEmpty());
        assertThat(result.reasons().isEmpty()).isNotEqualTo(expected.isEmpty());
    }

    @Provide
    Arbitrary<Scenario> scenarios() {
        return windows().flatMap(window -> Combinators.combine(
                        Arbitraries.integers().between(2, 18).map(steps -> steps * 5),
                        people(window).list().ofMinSize(1).ofMaxSize(3))
                .as((minutes, people) -> new Scenario(window, minutes, people)));
    }

    /** Around both changes of the clock and in between; beginning at midnight, at 13:00, on and off the grid. */
    private static Arbitrary<TimeRange> windows() {
        var days = Arbitraries.of(
                LocalDate.of(2026, 3, 28),
                LocalDate.of(2026, 3, 29),
                LocalDate.of(2026, 10, 24),
                LocalDate.of(2026, 10, 25),
                LocalDate.of(2026, 12, 31),
                LocalDate.of(2027, 3, 27));
        var clock = Arbitraries.of(0, 90 * 60, 2 * 3600, 150 * 60, 13 * 3600, 13 * 3600 + 17, 23 * 3600 + 3301);
        var length = Arbitraries.integers().between(10 * 3600, 48 * 3600);
        return Combinators.combine(days, clock, length)
                .as((day, second, seconds) -> TimeRange.of(
                        day.atStartOfDay()
                                .plusSeconds(second)
                                .atZone(WorkingHours.ZONE)
                                .toInstant(),
                        Duration.ofSeconds(seconds)));
    }

    private static Arbitrary<Someone> people(TimeRange window) {
        var clock = Combinators.combine(
                        Arbitraries.of(0, 60, 120, 125, 150, 180, 480, 720, 780, 1320),
                        Arbitraries.of(240, 720, 1440, 1440))
                .as((first, minutes) -> new int[] {first, Math.min(first + minutes, 1440)});
        var weekdays = Arbitraries.integers().between(1, 7).set().ofMinSize(6);
        var hours = Combinators.combine(weekdays, clock.list().ofMinSize(1).ofMaxSize(4))
                .as((days, clocks) -> days.stream()
                        .flatMap(day -> clocks.stream().map(times -> new Spell(day, times[0], times[1])))
                        .toList());
        var busy = Combinators.combine(
                        Arbitraries.integers().between(-2 * 24 * 3600, 2 * 24 * 3600),
                        Arbitraries.frequencyOf(
                                Tuple.of(9, Arbitraries.integers().between(1, 3 * 3600)),
                                Tuple.of(1, Arbitraries.integers().between(3 * 3600, 60 * 3600))))
                .as((offset, seconds) -> TimeRange.of(window.start().plusSeconds(offset), Duration.ofSeconds(seconds)));
        return Combinators.combine(hours, busy.list().ofMaxSize(3)).as(Someone::new);
    }

    private static FreeTimeRules.Question question(Scenario scenario) {
        List<Calendar> calendars = IntStream.range(0, scenario.people().size())
                .mapToObj(i -> calendar(i, scenario.people().get(i), scenario.window()))
                .toList();
        return new FreeTimeRules.Question(
                scenario.window(), Instant.EPOCH, Duration.ofMinutes(scenario.minutes()), calendars, List.of(), 10);
    }

    private static Calendar calendar(int index, Someone someone, TimeRange window) {
        List<TimeRange> atWork = someone.hours().stream()
                .map(spell -> new WorkingHours(
                        DayOfWeek.of(spell.weekday()), spell.first(), spell.last(), LocalDate.MIN, LocalDate.MAX))
                .flatMap(hours -> hours.over(window))
                .toList();
        return new Calendar(new PersonId(new UUID(0, index)), true, atWork, someone.busy());
    }

    private static Set<Long> oracle(Scenario scenario) throws SQLException {
        var hours = new Columns();
        var busy = new Columns();
        for (int party = 1; party <= scenario.people().size(); party++) {
            for (var spell : scenario.people().get(party - 1).hours()) {
                hours.add(party, spell.weekday(), spell.first(), spell.last());
            }
            for (var time : scenario.people().get(party - 1).busy()) {
                busy.add(party, time.start().getEpochSecond(), time.end().getEpochSecond());
            }
        }
        try (var statement = DATABASE.prepareStatement(ORACLE)) {
            statement.setLong(1, scenario.window().start().getEpochSecond());
            statement.setLong(2, scenario.window().end().getEpochSecond());
            statement.setInt(3, scenario.minutes());
            for (int column = 0; column < 4; column++) {
                statement.setArray(4 + column, DATABASE.createArrayOf("bigint", hours.column(column)));
            }
            for (int column = 0; column < 3; column++) {
                statement.setArray(8 + column, DATABASE.createArrayOf("bigint", busy.column(column)));
            }
            statement.setInt(11, scenario.people().size());
            var starts = new TreeSet<Long>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    starts.add(rows.getLong("start"));
                }
            }
            return starts;
        }
    }

    /** Rows of numbers, given to the database column by column. */
    private static final class Columns {
        private final List<long[]> rows = new ArrayList<>();

        void add(long... row) {
            rows.add(row);
        }

        Long[] column(int index) {
            return rows.stream().map(row -> row[index]).toArray(Long[]::new);
        }
    }
}
