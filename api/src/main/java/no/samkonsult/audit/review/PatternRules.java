package no.samkonsult.audit.review;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import no.samkonsult.shared.Role;
import org.jspecify.annotations.Nullable;

/** Which patterns a visit to a record shows. */
final class PatternRules {
    /** A road, a house number with or without a letter, and what follows, such as postal code and town. */
    private static final java.util.regex.Pattern ADDRESS =
            java.util.regex.Pattern.compile("(?<road>.*\\D)\\s+(?<number>\\d{1,4})\\s*[a-z]?(?<rest>|,.*)");

    private PatternRules() {}

    static Set<Pattern> patternsOf(Visit visit, int doors) {
        if (visit.person().equals(visit.patientPerson())) {
            return EnumSet.of(Pattern.OWN_RECORD);
        }
        if (followsUpTheLog(visit.role())) {
            return EnumSet.noneOf(Pattern.class);
        }
        var patterns = EnumSet.noneOf(Pattern.class);
        if (visit.exception()) {
            patterns.add(Pattern.EXCEPTION);
        }
        if (visit.colleague()) {
            patterns.add(Pattern.COLLEAGUE);
        }
        if (isFamily(visit)) {
            patterns.add(Pattern.FAMILY);
        } else if (areNeighbours(visit.ownAddress(), visit.address(), doors)) {
            patterns.add(Pattern.NEIGHBOUR);
        }
        return patterns;
    }

    /** Whoever follows up the log looks at anybody's: that is the task. */
    private static boolean followsUpTheLog(Role role) {
        return role == Role.LOG_CONTROLLER || role == Role.DATA_PROTECTION_OFFICER;
    }

    private static boolean isFamily(Visit visit) {
        return visit.kin()
                || visit.ownAddress() != null
                        && plain(visit.ownAddress()).equals(plain(visit.address()))
                        && visit.ownFamilyName().equalsIgnoreCase(visit.familyName());
    }

    private static boolean areNeighbours(@Nullable String one, String other, int doors) {
        if (one == null) {
            return false;
        }
        Matcher here = ADDRESS.matcher(plain(one));
        Matcher there = ADDRESS.matcher(plain(other));
        if (!here.matches() || !there.matches()) {
            return plain(one).equals(plain(other));
        }
        int apart = Math.abs(Integer.parseInt(here.group("number")) - Integer.parseInt(there.group("number")));
        return here.group("road").equals(there.group("road"))
                && here.group("rest").equals(there.group("rest"))
                && apart <= doors;
    }

    private static String plain(String address) {
        return address.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
    }
}
