package no.samkonsult.bench;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import no.samkonsult.bench.Rush.Outcome;
import no.samkonsult.platform.ServiceRole;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Everybody wants the same time of the same five people at the same moment: ours over HTTP, then other ways in bare SQL. And many
 * clients who book five of twenty people at any time, over HTTP.
 */
@Command(name = "booking", description = "Many bookings of one slot at once.", mixinStandardHelpOptions = true)
final class BookingCommand implements Runnable {
    private static final String DOCTOR = "fastlege.knarvik";
    private static final String OURS = "samkonsult over HTTP";
    private static final String BUSTLE = OURS + ", 64 clients, five of 20 people at any time";
    private static final int PEOPLE = 5;
    private static final int CALENDARS = 20;
    private static final int CLIENTS = 64;
    private static final int EACH = 20;
    private static final int WEEKS = 5;
    private static final int DAYS = 5;
    private static final int FIRST_HOUR_UTC = 7;
    private static final int HALF_HOURS = 14;
    private static final int CONNECTIONS = 12;
    private static final int WARM_UP = 50;
    private static final String DOUBLE = """
            SELECT count(*) FROM occupancy a JOIN occupancy b ON a.person_id = b.person_id AND a.during && b.during AND a.id < b.id
            WHERE a.kind = 'BOOKED' AND b.kind = 'BOOKED'
            """;

    @Option(names = "--attempts", defaultValue = "1000", description = "How many at once (${DEFAULT-VALUE}).")
    private int attempts;

    /** A line of results. */
    record Result(
            String benchmark,
            String method,
            int attempts,
            long booked,
            long conflicts,
            long serverErrors,
            long doubleBooked,
            double p50Ms,
            double p95Ms,
            double p99Ms,
            double worstMs,
            long perSecond) {
        static Result of(String method, int attempts, Rush rush, long doubleBooked) {
            return new Result(
                    "booking",
                    method,
                    attempts,
                    rush.count(Outcome.BOOKED),
                    rush.count(Outcome.CONFLICT),
                    rush.count(Outcome.ERROR),
                    doubleBooked,
                    rush.latencies().percentile(50),
                    rush.latencies().percentile(95),
                    rush.latencies().percentile(99),
                    rush.latencies().worst(),
                    rush.perSecond());
        }
    }

    @Override
    public void run() {
        Results results = Results.open();
        try (var site = Site.start(EnumSet.of(ServiceRole.WEB));
                var owner = site.asOwner()) {
            var today = LocalDate.ofInstant(site.bean(Clock.class).instant(), ZoneOffset.UTC);
            LocalDate monday = today.with(TemporalAdjusters.next(DayOfWeek.MONDAY));
            new BusyCalendars(today).add(owner, 0, CALENDARS);
            owner.createStatement()
                    .execute("DELETE FROM occupancy WHERE person_id = ANY ('{%s}')".formatted(ids(",", CALENDARS)));
            results.print(ours(site, owner, monday));
            for (Rival rival : Rival.values()) {
                results.print(other(site, owner, rival));
            }
            results.print(bustle(site, owner, monday.plusWeeks(1)));
        } catch (IOException | SQLException broken) {
            throw new IllegalStateException("the benchmark could not be finished", broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Rushes at the slots of another day come first: it takes some ten thousand requests until compiling is not what is measured. */
    private Result ours(Site site, Connection owner, LocalDate monday)
            throws IOException, SQLException, InterruptedException {
        String token = site.logIn(DOCTOR);
        UUID patient = site.anna();
        for (int halfHour = 0; halfHour < HALF_HOURS; halfHour++) {
            LocalDateTime start = monday.plusDays(1).atTime(FIRST_HOUR_UTC, 0).plusMinutes(30L * halfHour);
            String warmUp = wish(patient, ids("\", \"", PEOPLE), start);
            Rush.of(attempts, () -> outcome(site, token, warmUp));
        }
        String wish = wish(patient, ids("\", \"", PEOPLE), monday.atTime(12, 0));
        Rush rush = Rush.of(attempts, () -> outcome(site, token, wish));
        return Result.of(OURS, attempts, rush, doubleBooked(owner));
    }

    /** Each of a doctor's patients meets whoever five are drawn, on the half hour; the same draws in every run. */
    private static Result bustle(Site site, Connection owner, LocalDate monday)
            throws IOException, SQLException, InterruptedException {
        String token = site.logIn(DOCTOR);
        List<UUID> patients = site.patientsOf(DOCTOR);
        var number = new AtomicInteger();
        Rush rush = Rush.of(CLIENTS, EACH, () -> {
            var random = new SplittableRandom(number.incrementAndGet());
            String five = random.ints(0, CALENDARS)
                    .distinct()
                    .limit(PEOPLE)
                    .mapToObj(each -> BusyCalendars.person(each).toString())
                    .collect(Collectors.joining("\", \""));
            LocalDateTime start = monday.plusWeeks(random.nextInt(WEEKS))
                    .plusDays(random.nextInt(DAYS))
                    .atTime(FIRST_HOUR_UTC, 0)
                    .plusMinutes(30L * random.nextInt(HALF_HOURS));
            return outcome(site, token, wish(patients.get(random.nextInt(patients.size())), five, start));
        });
        return Result.of(BUSTLE, CLIENTS * EACH, rush, doubleBooked(owner));
    }

    private static long doubleBooked(Connection owner) throws SQLException {
        try (var statement = owner.createStatement();
                var rows = statement.executeQuery(DOUBLE)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static Outcome outcome(Site site, String token, String wish) throws IOException, InterruptedException {
        int status = site.post(token, "/api/consultations", wish).statusCode();
        return switch (status) {
            case 201 -> Outcome.BOOKED;
            case 409 -> Outcome.CONFLICT;
            default -> Outcome.ERROR;
        };
    }

    private static String wish(UUID patient, String people, LocalDateTime startUtc) {
        return "{\"patientId\": \"%s\", \"required\": [\"%s\"], \"minutes\": 30, \"start\": \"%s:00Z\"}"
                .formatted(patient, people, startUtc);
    }

    private static String ids(String separator, int count) {
        return people(count).stream().map(UUID::toString).collect(Collectors.joining(separator));
    }

    private static List<UUID> people(int count) {
        return IntStream.range(0, count).mapToObj(BusyCalendars::person).toList();
    }

    private Result other(Site site, Connection owner, Rival rival) throws SQLException, InterruptedException {
        var pool = new LinkedBlockingQueue<Connection>();
        try {
            for (int number = 0; number < CONNECTIONS; number++) {
                pool.add(site.asOwner());
            }
            int together = rival.deadlocks() ? Math.min(attempts, CONNECTIONS) : attempts;
            rival.prepare(owner);
            Rush.of(Math.min(together, WARM_UP), () -> rival.attempt(pool, people(PEOPLE)));
            rival.prepare(owner);
            Rush rush = Rush.of(together, () -> rival.attempt(pool, people(PEOPLE)));
            String method = rival.name().toLowerCase(Locale.ROOT).replace('_', ' ');
            return Result.of(method, together, rush, rival.doubleBooked(owner));
        } finally {
            closeAll(pool);
        }
    }

    private static void closeAll(BlockingQueue<Connection> pool) throws SQLException {
        for (Connection connection : pool) {
            connection.close();
        }
    }
}
