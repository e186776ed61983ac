package no.samkonsult.access;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import no.samkonsult.shared.Role;
import org.jspecify.annotations.Nullable;

/** The table {@code access/routes.txt}: every route of every surface, who may use it, and what of a patient it shows. */
final class RouteTable {
    private static final String COLUMN = "\\s*\\|\\s*";

    private RouteTable() {}

    enum How {
        ONE,
        LIST,
        SELF,
        OPEN,
        STREAM,
        NOT
    }

    /** One line. {@code part} is null where no patient is in it. */
    record Route(
            String name,
            Set<Role> who,
            @Nullable Scope part,
            boolean ongoing,
            How how,
            @Nullable String marker,
            String address,
            @Nullable String body) {
        boolean isFhir() {
            return name.startsWith("FHIR ");
        }

        String method() {
            return isFhir() ? (name.endsWith("POST") ? "POST" : "GET") : name.split(" ")[0];
        }

        /** Whether the tables let a role have it of a patient in a situation. */
        boolean isOpenTo(Role role, Situation situation) {
            return who.contains(role)
                    && part != null
                    && GroundTable.isOpen(role, situation, part)
                    && !(ongoing && situation == Situation.CARE_WAS_GIVEN);
        }
    }

    static List<Route> routes() {
        return GroundTable.lines("/access/routes.txt").stream()
                .map(RouteTable::route)
                .toList();
    }

    private static Route route(String line) {
        String[] cells = line.split(COLUMN, 6);
        String name = cells[0].strip();
        String how = cells[3].strip();
        return new Route(
                name,
                roles(cells[1].strip()),
                part(cells[2].strip()),
                List.of("ARRANGING", "DECIDING", "TREATING").contains(cells[2].strip()),
                How.valueOf(how.split("[ :]")[0].toUpperCase(Locale.ROOT)),
                how.contains("`") ? how.split("`")[1] : null,
                cells.length > 4 ? cells[4].strip() : name.replaceFirst("^\\S+ ", ""),
                cells.length > 5 ? cells[5].strip() : null);
    }

    private static @Nullable Scope part(String text) {
        return switch (text) {
            case "-", "" -> null;
            case "ARRANGING" -> Scope.CONSULTATIONS;
            case "DECIDING" -> Scope.IDENTITY;
            case "TREATING" -> Scope.MEASUREMENTS;
            default -> Scope.valueOf(text);
        };
    }

    private static Set<Role> roles(String text) {
        return Arrays.stream(text.split(" "))
                .flatMap(word -> group(word).stream())
                .collect(Collectors.toSet());
    }

    private static Set<Role> group(String word) {
        return switch (word) {
            case "*" -> EnumSet.complementOf(EnumSet.of(Role.MACHINE));
            case "CLIN" -> those(Role::isHealthPersonnel);
            case "BOOK" -> those(Role::mayBook);
            case "MEET" -> those(Role::meets);
            case "NOBODY", "" -> Set.of();
            default -> EnumSet.of(Role.valueOf(word));
        };
    }

    private static Set<Role> those(Predicate<Role> property) {
        return Arrays.stream(Role.values()).filter(property).collect(Collectors.toSet());
    }
}
