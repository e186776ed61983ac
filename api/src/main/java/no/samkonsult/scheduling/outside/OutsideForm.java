package no.samkonsult.scheduling.outside;

import java.net.URI;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import no.samkonsult.scheduling.outside.reading.AddressRules;
import no.samkonsult.scheduling.outside.reading.GraphRules;
import no.samkonsult.scheduling.outside.reading.Place;
import no.samkonsult.scheduling.outside.reading.SlotRules;

/** A calendar elsewhere as it was written; it remembers what cannot be taken as it is, by field. */
final class OutsideForm {
    private static final int LONGEST = 200;

    private final Map<String, String> fields;
    private final Map<String, String> faults = new TreeMap<>();

    OutsideForm(Map<String, String> fields) {
        this.fields = fields;
    }

    /** Where it is, unless something cannot be taken. */
    Optional<Place> place() {
        Place.Kind kind = kind();
        Optional<URI> address =
                switch (kind) {
                    case ICALENDAR, CALDAV -> AddressRules.read(given("address"));
                    case GRAPH -> GraphRules.address(given("address"));
                    case FHIR -> AddressRules.read(given("address")).filter(SlotRules::isSearchable);
                };
        if (address.isEmpty()) {
            faults.put("address", "outside.fault.address." + kind);
        }
        if (needsLogin(kind) && !isCredential(given("user"), true)) {
            faults.put("user", "outside.fault.user");
        }
        if (needsLogin(kind) && !isCredential(password(), false)) {
            faults.put("password", "outside.fault.password");
        }
        return faults.isEmpty() ? address.map(at -> place(kind, at)) : Optional.empty();
    }

    /** A FHIR server may let everybody in who is on its network: there a login is needed where one of its two parts is given. */
    private boolean needsLogin(Place.Kind kind) {
        return switch (kind) {
            case ICALENDAR -> false;
            case CALDAV, GRAPH -> true;
            case FHIR -> !given("user").isEmpty() || !password().isEmpty();
        };
    }

    /** The key of what is wrong, by the name of the field. */
    Map<String, String> faults() {
        return Map.copyOf(faults);
    }

    /** What was written, without what is secret. */
    Map<String, String> typed() {
        return Map.of("kind", kind().name(), "address", given("address"), "user", given("user"));
    }

    private Place place(Place.Kind kind, URI address) {
        return needsLogin(kind)
                ? new Place(kind, address, given("user"), password())
                : new Place(kind, address, "", "");
    }

    private String password() {
        return fields.getOrDefault("password", "");
    }

    private Place.Kind kind() {
        return Arrays.stream(Place.Kind.values())
                .filter(kind -> kind.name().equals(given("kind")))
                .findFirst()
                .orElse(Place.Kind.ICALENDAR);
    }

    private static boolean isCredential(String text, boolean user) {
        return !text.isEmpty()
                && text.length() <= LONGEST
                && text.chars().noneMatch(Character::isISOControl)
                && !(user && text.contains(":"));
    }

    private String given(String name) {
        return fields.getOrDefault(name, "").strip();
    }
}
