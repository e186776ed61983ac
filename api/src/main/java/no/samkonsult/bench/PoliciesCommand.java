package no.samkonsult.bench;

import java.io.IOException;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import no.samkonsult.measurement.Kind;
import no.samkonsult.measurement.intake.Envelope;
import no.samkonsult.measurement.intake.Incoming;
import no.samkonsult.measurement.intake.MeasurementIntake;
import no.samkonsult.measurement.intake.Particulars;
import no.samkonsult.platform.ServiceRole;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What row-level security costs: the same work with it and without, in turns within one run. */
@Command(
        name = "policies",
        description = "The same work with row-level security and without, in turns.",
        mixinStandardHelpOptions = true)
final class PoliciesCommand implements Runnable {
    private static final int PATIENTS = 1_000;
    private static final int BATCH = 500;
    private static final int WARM_UP = 10;
    private static final String GUARDED =
            "SELECT DISTINCT tablename FROM pg_policies WHERE schemaname = 'public' ORDER BY tablename";

    private int batches;

    @Option(names = "--rounds", defaultValue = "10", description = "Turns of each (${DEFAULT-VALUE}).")
    private int rounds;

    @Option(names = "--times", defaultValue = "40", description = "How often in a turn (${DEFAULT-VALUE}).")
    private int times;

    /** A line of results. */
    record Result(
            String benchmark,
            String work,
            int times,
            double withP50Ms,
            double withP95Ms,
            double withoutP50Ms,
            double withoutP95Ms,
            double ratioOfP50) {}

    /** Something to do, over and over. */
    private interface Work {
        void once() throws IOException, InterruptedException, SQLException;
    }

    @Override
    public void run() {
        Results results = Results.open();
        try (var site = Site.start(EnumSet.of(ServiceRole.WEB, ServiceRole.FHIR))) {
            Population.load(site, PATIENTS);
            IntStream.range(0, WARM_UP).forEach(_ -> intake(site));
            site.analyze();
            for (var work : work(site).entrySet()) {
                results.print(measure(site, work.getKey(), work.getValue()));
            }
        } catch (IOException | SQLException broken) {
            throw new IllegalStateException("the benchmark could not be finished", broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private Map<String, Work> work(Site site) throws IOException, InterruptedException, SQLException {
        String doctor = site.logIn("fastlege.knarvik");
        String nurse = site.logIn("heimeteneste.alver");
        var anna = site.anna();
        return Map.of(
                "intake of 500 readings", () -> intake(site),
                "patient page", () -> Site.succeeded(site.get(doctor, "/patients/" + anna)),
                "list of patients", () -> Site.succeeded(site.get(doctor, "/patients")),
                "worklist page", () -> Site.succeeded(site.get(nurse, "/worklist")),
                "FHIR search of 50 Observations",
                        () -> Site.succeeded(site.fhir(doctor, "/Observation?patient=%s&_count=50".formatted(anna))));
    }

    private Result measure(Site site, String name, Work work) throws IOException, InterruptedException, SQLException {
        var durations = new EnumMap<Policies, List<Long>>(Policies.class);
        for (int round = 0; round < rounds; round++) {
            for (Policies policies : Policies.values()) {
                set(site, policies);
                repeat(work, WARM_UP, new ArrayList<>());
                repeat(work, times, durations.computeIfAbsent(policies, _ -> new ArrayList<>()));
            }
        }
        set(site, Policies.ENABLE);
        Latencies with = Latencies.of(durations.getOrDefault(Policies.ENABLE, List.of()));
        Latencies without = Latencies.of(durations.getOrDefault(Policies.DISABLE, List.of()));
        return new Result(
                "policies",
                name,
                rounds * times,
                with.percentile(50),
                with.percentile(95),
                without.percentile(50),
                without.percentile(95),
                Math.round(with.percentile(50) / without.percentile(50) * 100) / 100.0);
    }

    private static void repeat(Work work, int times, List<Long> durations)
            throws IOException, InterruptedException, SQLException {
        for (int i = 0; i < times; i++) {
            long begun = System.nanoTime();
            work.once();
            durations.add(System.nanoTime() - begun);
        }
    }

    private enum Policies {
        ENABLE,
        DISABLE
    }

    private static void set(Site site, Policies policies) throws SQLException {
        try (var owner = site.asOwner();
                var select = owner.createStatement();
                var alter = owner.createStatement();
                var tables = select.executeQuery(GUARDED)) {
            while (tables.next()) {
                alter.execute("ALTER TABLE %s %s ROW LEVEL SECURITY".formatted(tables.getString(1), policies));
            }
        }
    }

    /** Readings of every patient's device, each time of another minute. */
    private void intake(Site site) {
        OffsetDateTime time = OffsetDateTime.now(ZoneOffset.UTC).minusYears(1).plusMinutes(batches++);
        site.bean(MeasurementIntake.class)
                .store(IntStream.range(0, BATCH)
                        .mapToObj(device -> reading(Load.name(device), time))
                        .toList());
    }

    private Incoming reading(String device, OffsetDateTime time) {
        return new Incoming.Reported(
                new Envelope(
                        device, null, "dho/v1/%s/reading".formatted(device), null, null, time.toInstant(), new byte[0]),
                Kind.PULSE,
                time,
                batches,
                Map.of("value", BigDecimal.valueOf(70)),
                null,
                Particulars.NONE);
    }
}
