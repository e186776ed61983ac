package no.samkonsult.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import no.samkonsult.platform.ServiceRole;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How long a desk waits for its worklist when very much is open. */
@Command(
        name = "worklist",
        description = "The worklist over HTTP, one request after another, with many patients and open alerts.",
        mixinStandardHelpOptions = true)
final class WorklistCommand implements Runnable {
    private static final int WARM_UP = 300;
    private static final List<String> PATHS = List.of("/worklist", "/worklist/list", "/api/alerts");

    @Option(names = "--patients", defaultValue = "500", description = "Patients of the desk (${DEFAULT-VALUE}).")
    private int patients;

    @Option(names = "--alerts", defaultValue = "10000", description = "Open alerts (${DEFAULT-VALUE}).")
    private int alerts;

    @Option(names = "--times", defaultValue = "200", description = "How often each is asked for (${DEFAULT-VALUE}).")
    private int times;

    /** A line of results. */
    record Result(
            String benchmark,
            String path,
            int patients,
            int openAlerts,
            int times,
            double p50Ms,
            double p95Ms,
            double p99Ms) {}

    @Override
    public void run() {
        Results results = Results.open();
        try (var site = Site.start(EnumSet.of(ServiceRole.WEB))) {
            Population.load(site, patients);
            OpenAlerts.load(site, patients, alerts);
            String nurse = site.logIn("heimeteneste.alver");
            for (String path : PATHS) {
                results.print(measure(site, nurse, path));
            }
        } catch (IOException | SQLException broken) {
            throw new IllegalStateException("the benchmark could not be finished", broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private Result measure(Site site, String nurse, String path) throws IOException, InterruptedException {
        var durations = new ArrayList<Long>();
        for (int i = 0; i < WARM_UP + times; i++) {
            long begun = System.nanoTime();
            Site.succeeded(site.get(nurse, path));
            if (i >= WARM_UP) {
                durations.add(System.nanoTime() - begun);
            }
        }
        Latencies taken = Latencies.of(durations);
        return new Result(
                "worklist",
                path,
                patients,
                alerts,
                times,
                taken.percentile(50),
                taken.percentile(95),
                taken.percentile(99));
    }
}
