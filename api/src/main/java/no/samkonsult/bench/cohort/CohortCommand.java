package no.samkonsult.bench.cohort;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import no.samkonsult.bench.Results;
import no.samkonsult.bench.Site;
import no.samkonsult.platform.ServiceRole;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * What the product makes of a synthetic cohort: how many alerts it costs to miss nobody. The truths come from physiology and habits; the
 * limits are those that the programme templates propose.
 */
@Command(
        name = "cohort",
        description = "A synthetic cohort with known truths: alerts, false alerts, what is missed.",
        mixinStandardHelpOptions = true)
public final class CohortCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--patients", defaultValue = "200", description = "A quarter of each programme (${DEFAULT-VALUE}).")
    private int patients;

    @Option(names = "--days", defaultValue = "60", description = "How long they are followed up (${DEFAULT-VALUE}).")
    private int days;

    @Option(names = "--seed", defaultValue = "1", description = "Who they are and what happens (${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--from",
            defaultValue = "2028-01-10",
            description = "The first day, after today, which the database goes by too (${DEFAULT-VALUE}).")
    private LocalDate from = LocalDate.EPOCH;

    @Option(
            names = "--compare",
            description = "The same cohort too with limits that alert on each reading outside them.")
    private boolean compare;

    @Override
    public void run() {
        if (patients < 1 || days < 2) {
            throw new ParameterException(spec.commandLine(), "--patients is at least 1, and --days at least 2");
        }
        Results results = Results.open();
        for (boolean patterns : compare ? List.of(true, false) : List.of(true)) {
            results.print(CohortResult.of(replay(patterns)));
        }
    }

    private CohortResult.Run replay(boolean patterns) {
        return replay(new Seed(seed), patients, from, days, patterns);
    }

    /** Lives through a cohort on a service of its own. */
    static CohortResult.Run replay(Seed seed, int patients, LocalDate from, int days, boolean patterns) {
        Instant begins = from.atStartOfDay(Person.ZONE).toInstant();
        var time = new SimulatedTime(begins);
        List<Person> people = Person.cohort(seed, patients, from, days);
        long begun = System.nanoTime();
        try (var site = Site.start(EnumSet.of(ServiceRole.WEB), Map.of("samkonsult.notification.senders", "0"), time);
                var owner = site.asOwner()) {
            var enrolled = Enrolling.enrol(site, people, patterns);
            var replay = new Replay(site, owner, time, seed, enrolled, begins.plus(Duration.ofDays(days)));
            replay.run(people.stream().map(person -> new Diary(person, days)).toList());
            return new CohortResult.Run(
                    seed,
                    from,
                    days,
                    patterns,
                    people,
                    replay.received(),
                    Outcomes.read(owner, enrolled),
                    replay.storing(),
                    Duration.ofNanos(System.nanoTime() - begun));
        } catch (SQLException broken) {
            throw new IllegalStateException("the benchmark could not be finished", broken);
        }
    }
}
