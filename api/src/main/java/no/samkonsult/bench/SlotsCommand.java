package no.samkonsult.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.Collectors;
import no.samkonsult.platform.ServiceRole;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The joint search over HTTP: five random parties and the patient, among thousands of full calendars. */
@Command(name = "slots", description = "The search for a common time.", mixinStandardHelpOptions = true)
final class SlotsCommand implements Runnable {
    private static final int PARTIES = 5;
    private static final int SEARCHES = 500;

    @Option(names = "--calendars", split = ",", description = "How many there are, growing (${DEFAULT-VALUE}).")
    private List<Integer> calendars = List.of(2_000, 10_000);

    @Option(names = "--days", split = ",", description = "Windows (${DEFAULT-VALUE}).")
    private List<Integer> days = List.of(14, 28);

    /** A line of results. */
    record Result(
            String benchmark,
            int calendars,
            int parties,
            int days,
            int searches,
            double p50Ms,
            double p95Ms,
            double p99Ms) {}

    @Override
    public void run() {
        Results results = Results.open();
        try (var site = Site.start(EnumSet.of(ServiceRole.WEB));
                var owner = site.asOwner()) {
            var today = LocalDate.ofInstant(site.bean(Clock.class).instant(), ZoneOffset.UTC);
            var busy = new BusyCalendars(today);
            int there = 0;
            for (int count : calendars) {
                busy.add(owner, there, count);
                there = count;
                for (int window : days) {
                    results.print(measure(new Searches(site, today, there, window)));
                }
            }
        } catch (IOException | SQLException broken) {
            throw new IllegalStateException("the benchmark could not be finished", broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static Result measure(Searches searches) throws IOException, SQLException, InterruptedException {
        var others = new SplittableRandom();
        WarmUp.with(() -> searches.run(others));
        Latencies latencies = searches.run(new SplittableRandom(searches.calendars + searches.days));
        return new Result(
                "slots",
                searches.calendars,
                PARTIES,
                searches.days,
                SEARCHES,
                latencies.percentile(50),
                latencies.percentile(95),
                latencies.percentile(99));
    }

    /** Searches by one doctor for one of the demo's patients, one after another. */
    private record Searches(Site site, LocalDate today, int calendars, int days) {
        Latencies run(SplittableRandom random) throws IOException, SQLException, InterruptedException {
            String token = site.logIn("fastlege.knarvik");
            UUID patient = site.anna();
            var nanoseconds = new ArrayList<Long>();
            for (int search = 0; search < SEARCHES; search++) {
                String question = question(patient, random);
                long begun = System.nanoTime();
                Site.succeeded(site.post(token, "/api/consultations/search", question));
                nanoseconds.add(System.nanoTime() - begun);
            }
            return Latencies.of(nanoseconds);
        }

        private String question(UUID patient, SplittableRandom random) {
            String parties = random.ints(0, calendars)
                    .distinct()
                    .limit(PARTIES)
                    .mapToObj(number -> "\"%s\"".formatted(BusyCalendars.person(number)))
                    .collect(Collectors.joining(", "));
            return """
                    {"patientId": "%s", "required": [%s], "minutes": 30, "from": "%sT00:00:00Z", "to": "%sT00:00:00Z"}
                    """.formatted(patient, parties, today, today.plusDays(days));
        }
    }
}
