package no.samkonsult.access;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import no.samkonsult.shared.Role;

/** The table {@code access/grounds.txt}: what a person has decided must be open to whom, in words. */
final class GroundTable {
    private static final List<String> LINES = lines("/access/grounds.txt");
    private static final List<String> COLUMNS = Arrays.asList(LINES.getFirst().split("\\s+"));
    private static final Map<String, String[]> ROWS = rows();

    private GroundTable() {}

    static Set<String> situations() {
        return new TreeSet<>(ROWS.keySet());
    }

    /** Whether a part is open to a role in a situation. */
    static boolean isOpen(Role role, Situation situation, Scope part) {
        String open = requireNonNull(ROWS.get(situation.title()))[COLUMNS.indexOf(column(role))];
        return switch (part) {
            case IDENTITY -> !open.equals("-");
            case CONSULTATIONS -> open.contains("C");
            case MEASUREMENTS -> open.contains("M");
            case PLAN -> open.contains("P");
            case MESSAGES -> open.contains("G");
        };
    }

    /** Whether every route is walked in a situation. */
    static boolean isWalked(Situation situation) {
        return requireNonNull(ROWS.get(situation.title()))[COLUMNS.indexOf("ROUTES")].equals("walked");
    }

    /** The lines of a table that say something. */
    static List<String> lines(String resource) {
        try (InputStream file = requireNonNull(GroundTable.class.getResourceAsStream(resource))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String column(Role role) {
        return switch (role) {
            case HOME_CARE,
                    RESPONSE_CENTRE,
                    GENERAL_PRACTITIONER,
                    NURSING_HOME_DOCTOR,
                    SPECIALIST,
                    OUT_OF_HOURS_DOCTOR -> "CLIN";
            case MACHINE -> "MACH";
            case SECRETARY, COORDINATOR -> "ADM";
            case PATIENT -> "PAT";
            case NEXT_OF_KIN -> "KIN";
            case ADMINISTRATOR, LOG_CONTROLLER, DATA_PROTECTION_OFFICER, ANALYST -> "REST";
        };
    }

    private static Map<String, String[]> rows() {
        var rows = new HashMap<String, String[]>();
        Stream<String> situations = LINES.stream().skip(1);
        situations.map(line -> line.split("\\s+")).forEach(cells -> rows.put(cells[0], cells));
        return rows;
    }
}
