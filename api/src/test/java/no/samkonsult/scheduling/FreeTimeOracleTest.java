package no.samkonsult.scheduling;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
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
import no.samkonsult.organisation.hours.HolidayHours;
import no.samkonsult.organisation.hours.Hours;
import no.samkonsult.organisation.hours.WallClockRules;
import no.samkonsult.scheduling.Asked.AnyOf;
import no.samkonsult.scheduling.SearchResult.Candidate;
import no.samkonsult.scheduling.hours.Terms;
import no.samkonsult.scheduling.hours.WeeklySpell;
import no.samkonsult.scheduling.hours.WorkingTime;
import no.samkonsult.shared.OrganisationId;
import no.samkonsult.shared.PersonId;
import no.samkonsult.shared.Role;
import no.samkonsult.shared.TimeRange;

/**
 * The sweep in Java against PostgreSQL's multiranges, which know nothing of a grid and look at the clock every five minutes, on
 * the days when clocks change and others, for people with leads, buffers, steps and several workplaces and for any one of several of them, whom the
 * database tries in every combination. {@code jqwik.tries.default} says how many cases.
 */
class FreeTimeOracleTest {
    private static final String ORACLE = """
            WITH RECURSIVE
                 search AS (SELECT tstzrange(to_timestamp(?), to_timestamp(?)) AS time, ? * interval '1 minute' AS length),
                 cell AS MATERIALIZED (
                     SELECT cell, extract(isodow FROM cell AT TIME ZONE 'Europe/Oslo') AS weekday,
                            extract(hour FROM cell AT TIME ZONE 'Europe/Oslo') * 60
                            + extract(minute FROM cell AT TIME ZONE 'Europe/Oslo') AS minute
                     FROM search, generate_series(to_timestamp(floor(extract(epoch FROM lower(time)) / 300) * 300) - interval '3 hours', upper(time),
                                                  interval '5 minutes') AS cell),
                 hours AS (SELECT * FROM unnest(?::int[], ?::int[], ?::int[], ?::int[], ?::int[]) AS h (person, weekday, first, last, place)),
                 work AS (SELECT person, range_agg(tstzrange(cell, cell + interval '5 minutes')) AS times
                          FROM hours JOIN cell ON cell.weekday = hours.weekday AND minute >= first AND minute < last GROUP BY person),
                 terms AS (SELECT * FROM unnest(?::bigint[], ?::int[], ?::int[], ?::int[], ?::int[]) WITH ORDINALITY
                               AS t (earliest, before, after, step, travel, person)),
                 spell AS (SELECT person, place, unnest(range_agg(tstzrange(cell, cell + interval '5 minutes'))) AS spell
                           FROM hours JOIN cell ON cell.weekday = hours.weekday AND minute >= first AND minute < last
                           GROUP BY person, place),
                 way AS (SELECT person, range_agg(tstzrange(lower(here.spell), upper(there.spell) + travel * interval '1 minute')
                                                  * here.spell) AS times
                         FROM terms JOIN spell AS here USING (person) JOIN spell AS there USING (person)
                         WHERE here.place <> there.place AND upper(there.spell) <= lower(here.spell)
                           AND upper(there.spell) + travel * interval '1 minute' > lower(here.spell)
                         GROUP BY person),
                 busy AS (SELECT person, range_agg(tstzrange(to_timestamp(first) - after * interval '1 minute',
                                                             to_timestamp(last) + before * interval '1 minute')) AS times
                          FROM unnest(?::int[], ?::bigint[], ?::bigint[]) AS b (person, first, last) JOIN terms USING (person)
                          GROUP BY person),
                 free AS (SELECT person, step, (coalesce(work.times, '{}') - coalesce(busy.times, '{}') - coalesce(way.times, '{}')
                                                - tstzmultirange(tstzrange(NULL, to_timestamp(earliest))))
                                               * (SELECT tstzmultirange(time) FROM search) AS times
                          FROM terms LEFT JOIN work USING (person) LEFT JOIN busy USING (person) LEFT JOIN way USING (person)),
                 start AS MATERIALIZED (SELECT person, cell FROM search, free, cell
                                        WHERE times @> tstzrange(cell, cell + length) AND minute::int % step = 0),
                 holder AS (SELECT * FROM unnest(?::int[], ?::int[]) AS h (party, person)),
                 seated AS (SELECT cell, 0 AS party, '{}'::bigint[] AS people FROM cell
                            UNION ALL
                            SELECT cell, seated.party + 1, people || start.person
                            FROM seated JOIN holder ON holder.party = seated.party + 1 JOIN start USING (cell, person)
                            WHERE start.person <> ALL (people))
            SELECT extract(epoch FROM cell)::bigint AS start, people FROM seated WHERE party = (SELECT max(party) FROM holder)
            """;

    private static final int PEOPLE = 4;

    private static final Connection DATABASE = TestDatabase.shared().owner();

    record Spell(int weekday, int first, int last, int place) {}

    record Someone(List<Spell> hours, List<TimeRange> busy, Terms terms) {}

    /** @param parties of which people each may be any one */
    record Scenario(TimeRange window, int minutes, List<Someone> people, List<Set<Integer>> parties) {}

    @Property(edgeCases = EdgeCasesMode.NONE)
    void findsExactlyTheStartsThatTheDatabaseFinds(@ForAll("scenarios") Scenario scenario) throws SQLException {
        var sweep = Sweep.of(question(scenario));
        Set<Long> found = sweep.starts().stream()
                .mapToObj(cell -> sweep.time(cell).start().getEpochSecond())
                .collect(Collectors.toCollection(TreeSet::new));
        Set<Long> expected = oracle(scenario).keySet();
        Statistics.label("they can meet").collect(!expected.isEmpty()).coverage(cases -> cases.check(true)
                .percentage(share -> share > 20));
        assertThat(found).isEqualTo(expected);
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void proposesOnlyWhatTheDatabaseFindsAndAlwaysSomethingWhereItFindsAny(@ForAll("scenarios") Scenario scenario)
            throws SQLException {
        var result = FreeTimeRules.search(question(scenario));
        Map<Long, Set<List<Long>>> expected = oracle(scenario);
        assertThat(result.candidates()).allSatisfy(candidate -> assertThat(
                        expected.get(candidate.time().start().getEpochSecond()))
                .contains(coming(scenario, candidate)));
        assertThat(result.candidates().isEmpty()).isEqualTo(expected.isEmpty());
        assertThat(result.reasons().isEmpty()).isNotEqualTo(expected.isEmpty());
    }

    /** Who would come for each party. */
    private static List<Long> coming(Scenario scenario, Candidate candidate) {
        return IntStream.range(0, scenario.parties().size())
                .mapToObj(party -> switch (asked(scenario, party)) {
                    case Asked.One(PersonId person) -> person;
                    case AnyOf role -> candidate.chosen().get(role);
                    case Asked.Thing(UUID room) -> new PersonId(room);
                })
                .map(person -> person.value().getLeastSignificantBits())
                .toList();
    }

    @Provide
    Arbitrary<Scenario> scenarios() {
        return windows().flatMap(window -> Combinators.combine(
                        Arbitraries.integers().between(2, 18).map(steps -> steps * 5),
                        people(window).list().ofSize(PEOPLE),
                        parties().list().uniqueElements().ofMinSize(1).ofMaxSize(3))
                .as((minutes, people, parties) -> new Scenario(window, minutes, people, parties)));
    }

    /** One person, or a role that two or three hold. */
    private static Arbitrary<Set<Integer>> parties() {
        return Arbitraries.integers().between(1, PEOPLE).set().ofMinSize(1).ofMaxSize(3);
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
                                .atZone(WallClockRules.ZONE)
                                .toInstant(),
                        Duration.ofSeconds(seconds)));
    }

    private static Arbitrary<Someone> people(TimeRange window) {
        var clock = Combinators.combine(
                        Arbitraries.of(0, 60, 120, 125, 150, 180, 480, 720, 780, 1320),
                        Arbitraries.of(240, 720, 1440, 1440),
                        Arbitraries.of(1, 1, 2))
                .as((first, minutes, place) -> new int[] {first, Math.min(first + minutes, 1440), place});
        var weekdays = Arbitraries.integers().between(1, 7).set().ofMinSize(6);
        var hours = Combinators.combine(weekdays, clock.list().ofMinSize(1).ofMaxSize(4))
                .as((days, clocks) -> days.stream()
                        .flatMap(day -> clocks.stream().map(times -> new Spell(day, times[0], times[1], times[2])))
                        .toList());
        var busy = Combinators.combine(
                        Arbitraries.integers().between(-2 * 24 * 3600, 2 * 24 * 3600),
                        Arbitraries.frequencyOf(
                                Tuple.of(9, Arbitraries.integers().between(1, 3 * 3600)),
                                Tuple.of(1, Arbitraries.integers().between(3 * 3600, 60 * 3600))))
                .as((offset, seconds) -> TimeRange.of(window.start().plusSeconds(offset), Duration.ofSeconds(seconds)));
        return Combinators.combine(hours, busy.list().ofMaxSize(3), terms()).as(Someone::new);
    }

    private static Arbitrary<Terms> terms() {
        var buffer = Arbitraries.of(0, 0, 5, 15, 120);
        return Combinators.combine(
                        Arbitraries.of(0, 0, 0, 7, 60, 12 * 60),
                        buffer,
                        buffer,
                        Arbitraries.of(5, 5, 10, 15, 20, 30),
                        Arbitraries.of(0, 0, 45, 180))
                .as((lead, before, after, step, travel) ->
                        new Terms(HolidayHours.AS_USUAL, lead, before, after, step, travel));
    }

    private static FreeTimeRules.Question question(Scenario scenario) {
        List<PartyCalendars> parties = IntStream.range(0, scenario.parties().size())
                .mapToObj(party -> new PartyCalendars(
                        asked(scenario, party),
                        scenario.parties().get(party).stream()
                                .map(person ->
                                        calendar(person, scenario.people().get(person - 1), scenario.window()))
                                .toList()))
                .toList();
        return new FreeTimeRules.Question(
                scenario.window(),
                Instant.EPOCH,
                Duration.ofMinutes(scenario.minutes()),
                parties,
                List.of(),
                Workload.NONE,
                Map.of(),
                10);
    }

    private static Asked asked(Scenario scenario, int party) {
        Set<Integer> people = scenario.parties().get(party);
        return people.size() == 1
                ? new Asked.One(new PersonId(new UUID(0, people.iterator().next())))
                : new AnyOf(Role.HOME_CARE, new OrganisationId(new UUID(1, party)), null);
    }

    private static Calendar calendar(int index, Someone someone, TimeRange window) {
        List<Party.Post> posts = someone.hours().stream().collect(groupingBy(Spell::place)).entrySet().stream()
                .map(place -> new Party.Post(
                        Role.HOME_CARE,
                        new OrganisationId(new UUID(0, place.getKey())),
                        new WorkingTime(week(place.getValue()), List.of(), someone.terms())))
                .toList();
        return new Party(new PersonId(new UUID(0, index)), "Nina", posts)
                .calendar(window, someone.busy(), window.start());
    }

    private static List<WeeklySpell> week(List<Spell> spells) {
        return spells.stream()
                .map(spell -> new WeeklySpell(
                        DayOfWeek.of(spell.weekday()),
                        new Hours(clock(spell.first()), clock(spell.last())),
                        false,
                        LocalDate.MIN,
                        LocalDate.MAX))
                .toList();
    }

    private static LocalTime clock(int minute) {
        return LocalTime.ofSecondOfDay(minute % 1440 * 60L);
    }

    /** Where they can meet, and who could come then for each party. */
    private static Map<Long, Set<List<Long>>> oracle(Scenario scenario) throws SQLException {
        var hours = new Columns();
        var busy = new Columns();
        var terms = new Columns();
        var holders = new Columns();
        for (int party = 1; party <= scenario.parties().size(); party++) {
            for (int person : scenario.parties().get(party - 1)) {
                holders.add(party, person);
            }
        }
        for (int person = 1; person <= scenario.people().size(); person++) {
            for (var spell : scenario.people().get(person - 1).hours()) {
                hours.add(person, spell.weekday(), spell.first(), spell.last(), spell.place());
            }
            Terms on = scenario.people().get(person - 1).terms();
            Instant earliest = scenario.window().start().plus(on.lead());
            terms.add(
                    earliest.getEpochSecond(),
                    on.bufferBefore(),
                    on.bufferAfter(),
                    on.stepMinutes(),
                    on.travelMinutes());
            for (var time : scenario.people().get(person - 1).busy()) {
                busy.add(person, time.start().getEpochSecond(), time.end().getEpochSecond());
            }
        }
        try (var statement = DATABASE.prepareStatement(ORACLE)) {
            statement.setLong(1, scenario.window().start().getEpochSecond());
            statement.setLong(2, scenario.window().end().getEpochSecond());
            statement.setInt(3, scenario.minutes());
            for (int column = 0; column < 5; column++) {
                statement.setArray(4 + column, DATABASE.createArrayOf("bigint", hours.column(column)));
                statement.setArray(9 + column, DATABASE.createArrayOf("bigint", terms.column(column)));
            }
            for (int column = 0; column < 3; column++) {
                statement.setArray(14 + column, DATABASE.createArrayOf("bigint", busy.column(column)));
            }
            for (int column = 0; column < 2; column++) {
                statement.setArray(17 + column, DATABASE.createArrayOf("bigint", holders.column(column)));
            }
            var starts = new TreeMap<Long, Set<List<Long>>>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    starts.computeIfAbsent(rows.getLong("start"), _ -> new HashSet<>())
                            .add(List.of((Long[]) rows.getArray("people").getArray()));
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
