package no.samkonsult.bench;

import no.samkonsult.bench.cohort.CohortCommand;
import picocli.CommandLine.Command;

/** Measures the built product: one JSON object per line on standard output, everything else on standard error. */
@Command(
        name = "bench",
        description = "Measures the product on servers of its own: one JSON object per line.",
        subcommands = {
            IngestCommand.class,
            SlotsCommand.class,
            BookingCommand.class,
            FhirCommand.class,
            PoliciesCommand.class,
            WorklistCommand.class,
            CohortCommand.class
        },
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
public final class BenchCommand {}
