package no.samkonsult.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.SplittableRandom;
import no.samkonsult.measurement.Kind;
import no.samkonsult.platform.ServiceRole;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Search for the newest Observations of one patient, over FHIR. */
@Command(name = "fhir", description = "Observations over FHIR.", mixinStandardHelpOptions = true)
final class FhirCommand implements Runnable {
    private static final int PATIENTS = 1_000;
    private static final int WARM_UP = 200;
    private static final int SEARCHES = 500;

    /** One reading every ten minutes of each device, back from now, judged green. */
    private static final String ROWS = """
            INSERT INTO measurement (effective_at, received_at, patient_key, device_key, sequence, kind, assessment, flags,
                utc_offset, value1, controller)
            SELECT at, at, x.patient_key, x.device_key, n, %d, 1, 0, 60, 70 + n %% 10, o.key
            FROM generate_series(1, %d) AS n
            CROSS JOIN LATERAL (SELECT now() - n * interval '10 minutes' AS at) AS time
            CROSS JOIN device_assignment x JOIN device d ON d.key = x.device_key AND d.name LIKE 'load-%%'
            JOIN organisation o ON o.id = x.controller
            """;

    @Option(names = "--rows", defaultValue = "1000000", description = "Observations in the table (${DEFAULT-VALUE}).")
    private int rows;

    /** A line of results; what the service cannot do yet is null. */
    record Result(
            String benchmark,
            long rows,
            int patients,
            double searchP50Ms,
            double searchP95Ms,
            @Nullable Double createPerSecond,
            @Nullable Double bundleObservationsPerSecond) {}

    @Override
    public void run() {
        Results results = Results.open();
        try (var site = Site.start(EnumSet.of(ServiceRole.WEB, ServiceRole.FHIR))) {
            Population.load(site, PATIENTS);
            long written = write(site);
            List<String> patients = patients(site);
            search(site, patients, WARM_UP);
            Latencies latencies = search(site, patients, SEARCHES);
            results.print(new Result(
                    "fhir", written, PATIENTS, latencies.percentile(50), latencies.percentile(95), null, null));
        } catch (IOException | SQLException broken) {
            throw new IllegalStateException("the benchmark could not be finished", broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private long write(Site site) throws SQLException {
        try (var owner = site.asOwner();
                var statement = owner.createStatement()) {
            long written = statement.executeLargeUpdate(ROWS.formatted(Kind.WEIGHT.stored(), rows / PATIENTS));
            statement.execute("ANALYZE");
            return written;
        }
    }

    private static Latencies search(Site site, List<String> patients, int count)
            throws IOException, InterruptedException {
        String token = site.logIn("fastlege.knarvik");
        var random = new SplittableRandom(count);
        var nanoseconds = new ArrayList<Long>();
        for (int search = 0; search < count; search++) {
            String patient = patients.get(random.nextInt(patients.size()));
            long begun = System.nanoTime();
            Site.succeeded(site.fhir(token, "/Observation?patient=%s&_sort=-date&_count=50".formatted(patient)));
            nanoseconds.add(System.nanoTime() - begun);
        }
        return Latencies.of(nanoseconds);
    }

    private static List<String> patients(Site site) throws SQLException {
        var patients = new ArrayList<String>();
        try (var connection = site.asOwner();
                var statement = connection.createStatement();
                var found = statement.executeQuery(
                        "SELECT patient_id FROM care_relation WHERE source = 'load' ORDER BY patient_id")) {
            while (found.next()) {
                patients.add(found.getString(1));
            }
        }
        return patients;
    }
}
