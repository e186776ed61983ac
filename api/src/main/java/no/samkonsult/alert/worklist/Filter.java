package no.samkonsult.alert.worklist;

import io.micronaut.http.HttpParameters;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What of the worklist somebody wants to see.
 *
 * @param name the beginning of a patient's name
 * @param municipality a kommunenummer
 * @param show how many patients
 */
public record Filter(Alarm severity, Holder holder, String name, String municipality, int show) {
    /** How many patients are shown at first, and how many more each time. */
    static final int STEP = 50;

    private static final int MOST = 500;

    /** Which severities. */
    public enum Alarm {
        ANY,
        RED,
        YELLOW;

        String[] severities() {
            return this == ANY ? new String[] {"RED", "YELLOW"} : new String[] {name()};
        }
    }

    /** In whose hands. */
    public enum Holder {
        ANYBODY,
        ME,
        NOBODY;

        /** Whoever holds what nobody has taken. */
        private static final UUID NIL = new UUID(0, 0);

        /** Null where it does not matter. */
        @Nullable
        UUID heldBy(UUID me) {
            return switch (this) {
                case ANYBODY -> null;
                case ME -> me;
                case NOBODY -> NIL;
            };
        }
    }

    /** All there is. */
    static final Filter EVERYTHING = new Filter(Alarm.ANY, Holder.ANYBODY, "", "", STEP);

    /** As an address says it; what it does not say is not asked for. */
    static Filter of(HttpParameters parameters) {
        return new Filter(
                parameters.get("severity", Alarm.class, Alarm.ANY),
                parameters.get("holder", Holder.class, Holder.ANYBODY),
                parameters.get("name", String.class, "").strip(),
                parameters.get("municipality", String.class, "").strip(),
                Math.clamp(parameters.get("show", Integer.class, STEP), STEP, MOST));
    }

    public boolean isEverything() {
        return severity == Alarm.ANY && holder == Holder.ANYBODY && name.isEmpty() && municipality.isEmpty();
    }

    /** The beginning of a name as it is compared. */
    String beginning() {
        return name.toLowerCase(Locale.ROOT).replaceAll("[%_\\\\]", "");
    }

    /** The same with more patients. */
    public Filter more() {
        return new Filter(severity, holder, name, municipality, Math.min(show + STEP, MOST));
    }

    /** The query of an address that leads to the same. */
    public String query() {
        return "?severity=%s&holder=%s&name=%s&municipality=%s&show=%d"
                .formatted(severity, holder, encoded(name), encoded(municipality), show);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
