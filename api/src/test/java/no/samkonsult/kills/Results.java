package no.samkonsult.kills;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/** The accounts of all runs in one table, a line for each fault and broker, kept in a file while the runs go on. */
final class Results {
    private static final String HEAD = """
            | fault | broker | rounds | sent | PUBACKed | receipted | receipted, not stored | stored twice | PUBACKed, not stored | of these told "no subscriber" | resending device, not stored | longest round, s |
            |---|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|
            """;

    private record Line(String fault, String broker) {}

    private record Run(Account account, Duration took) {}

    private final Path file;
    private final Map<Line, List<Run>> runs = new LinkedHashMap<>();
    private final List<String> remarks = new ArrayList<>();

    Results(Path file) {
        this.file = file;
    }

    void add(String fault, BrokerKind broker, Account account, Duration took) throws IOException {
        runs.computeIfAbsent(new Line(fault, broker.toString()), _ -> new ArrayList<>())
                .add(new Run(account, took));
        write();
    }

    /** A result that is no account. */
    void remark(String remark) throws IOException {
        remarks.add(remark);
        write();
    }

    private void write() throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path whole = Files.writeString(file.resolveSibling(file.getFileName() + ".part"), toString());
        Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public String toString() {
        var table = new StringBuilder(HEAD);
        runs.forEach((line, each) -> table.append(row(line, each)));
        remarks.forEach(remark -> table.append("\n").append(remark).append("\n"));
        return table.toString();
    }

    private static String row(Line line, List<Run> runs) {
        return "| %s | %s | %d | %d | %d | %d | %d | %d | %d | %d | %d | %.1f |%n"
                .formatted(
                        line.fault(),
                        line.broker(),
                        runs.size(),
                        sum(runs, Account::sent),
                        sum(runs, Account::acknowledged),
                        sum(runs, Account::receipted),
                        sum(runs, Account::receiptedNotStored),
                        sum(runs, each -> each.storedTwice() + each.amendments() + each.neverSent()),
                        sum(runs, Account::lost),
                        sum(runs, Account::unheard),
                        sum(runs, Account::resentAndLost),
                        runs.stream()
                                        .mapToLong(run -> run.took().toMillis())
                                        .max()
                                        .orElse(0)
                                / 1_000.0);
    }

    private static long sum(List<Run> runs, ToLongFunction<Account> number) {
        return runs.stream().mapToLong(run -> number.applyAsLong(run.account())).sum();
    }
}
