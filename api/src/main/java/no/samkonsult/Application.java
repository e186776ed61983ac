package no.samkonsult;

import java.io.PrintWriter;
import no.samkonsult.bench.BenchCommand;
import no.samkonsult.demo.DemoCommand;
import no.samkonsult.platform.CannotStart;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParseResult;

/** The command line. What cannot start says why in one line and exits with 1. */
@Command(
        name = "samkonsult",
        description = "Telehealth for a helsefellesskap: joint consultations and remote monitoring.",
        subcommands = {
            DemoCommand.class,
            ServeCommand.class,
            MigrateCommand.class,
            AuditVerifyCommand.class,
            AuditPruneCommand.class,
            MeasurementArchiveCommand.class,
            BenchCommand.class
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND")
public final class Application {
    private Application() {}

    public static void main(String[] arguments) {
        int exitCode = run(arguments);
        if (exitCode != 0) {
            System.exit(exitCode);
        }
    }

    /** Does what the arguments say, and returns what the process is to exit with. */
    public static int run(String... arguments) {
        return new CommandLine(new Application())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(Application::explain)
                .execute(arguments);
    }

    private static int explain(Exception failure, CommandLine command, ParseResult parsed) throws Exception {
        if (failure instanceof CannotStart reason) {
            PrintWriter error = command.getErr();
            error.println(reason.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        }
        throw failure;
    }
}
