package no.samkonsult.fhir.rest;

import static java.util.stream.Collectors.toUnmodifiableSet;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import no.samkonsult.fhir.InstantRange;
import no.samkonsult.fhir.map.DateRules;
import no.samkonsult.fhir.rest.SearchableProvider.SearchParameter;
import no.samkonsult.fhir.terms.Systems;
import org.jspecify.annotations.Nullable;

/** A search's parameters, each known by name and with a value: what the server would overlook, it refuses. */
final class Parameters {
    static final String PATIENT = "patient";
    static final String SUBJECT = "subject";
    static final String ACTOR = "actor";
    static final String PRACTITIONER = "practitioner:identifier";

    static final String COUNT = "_count";
    static final String CURSOR = "_cursor";

    private static final String HPR_SYSTEM = Systems.HPR_NUMBER + "|";
    private static final Set<String> ALWAYS_KNOWN = Set.of(COUNT, CURSOR, "_format", "_pretty");
    private static final int USUAL_COUNT = 50;
    private static final int MOST = 500;
    private static final Pattern UNESCAPED_COMMA = Pattern.compile("(?<!\\\\),");
    private static final Pattern ESCAPE = Pattern.compile("\\\\([,|$\\\\])");
    private static final Pattern NUMBER = Pattern.compile("[0-9]+");
    private static final Pattern UP_TO_SEVEN_DIGITS = Pattern.compile("0*[0-9]{1,7}");

    private final Map<String, List<String>> values = new TreeMap<>();

    private Parameters() {}

    static Parameters of(RequestDetails request, List<SearchParameter> known) {
        var names = known.stream().map(SearchParameter::name).collect(toUnmodifiableSet());
        var parameters = new Parameters();
        request.getParameters().forEach((name, given) -> parameters.add(names, name, given));
        return parameters;
    }

    private void add(Set<String> names, String name, String[] given) {
        if (!names.contains(name) && !ALWAYS_KNOWN.contains(name)) {
            throw Refusals.unsupported(name);
        }
        if (Arrays.stream(given).anyMatch(String::isBlank)) {
            throw Refusals.invalid(name, "has no value");
        }
        if (Arrays.stream(given).anyMatch(value -> value.indexOf('\0') >= 0)) {
            throw Refusals.invalid(name, "holds a character that nothing here holds");
        }
        values.put(name, List.of(given));
    }

    Map<String, List<String>> asGiven() {
        return values;
    }

    /** Every occurrence, and within each the alternatives that commas separate: all must hold, any of each suffices. */
    List<List<String>> alternatives(String name) {
        return all(name).stream()
                .map(value -> UNESCAPED_COMMA
                        .splitAsStream(value)
                        .map(Parameters::unescaped)
                        .toList())
                .toList();
    }

    List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    /** The only value of a parameter that this server takes one of. */
    Optional<String> single(String name) {
        var given = new ArrayList<String>();
        alternatives(name).forEach(given::addAll);
        if (given.size() > 1) {
            throw Refusals.invalid(name, "takes one value here");
        }
        return given.stream().findFirst();
    }

    /** The id in {@code id} or {@code Type/id}. */
    Optional<String> reference(String name, String type) {
        var prefix = type + "/";
        return single(name).map(value -> value.startsWith(prefix) ? value.substring(prefix.length()) : value);
    }

    int count() {
        var count = single(COUNT);
        if (count.isEmpty()) {
            return USUAL_COUNT;
        }
        if (!NUMBER.matcher(count.get()).matches()) {
            throw Refusals.invalid(COUNT, "'%s' is no number of 0 or more".formatted(count.get()));
        }
        return UP_TO_SEVEN_DIGITS.matcher(count.get()).matches() ? Math.min(Integer.parseInt(count.get()), MOST) : MOST;
    }

    @Nullable
    String cursor() {
        var cursors = all(CURSOR);
        if (cursors.size() > 1) {
            throw Refusals.invalid(CURSOR, "takes one value here");
        }
        return cursors.isEmpty() ? null : cursors.getFirst();
    }

    private static String unescaped(String value) {
        return ESCAPE.matcher(value).replaceAll("$1");
    }

    /** The one patient that is searched within, by either of its names; required. */
    String patient() {
        return patient(SUBJECT).orElseThrow(() -> Refusals.required(PATIENT));
    }

    /** The one patient that is asked about, by the usual name or another. */
    Optional<String> patient(String alias) {
        var patient = reference(PATIENT, "Patient");
        var other = reference(alias, "Patient");
        if (patient.isPresent() && other.isPresent() && !patient.equals(other)) {
            throw Refusals.invalid(alias, "is another than patient");
        }
        return patient.or(() -> other);
    }

    /** Refuses a search that names none of these, by the first of them. */
    void needOneOf(String... names) {
        if (Arrays.stream(names).noneMatch(values::containsKey)) {
            throw Refusals.required(names[0]);
        }
    }

    /** Health personnel by their number, alone or as {@code system|number}; of another system it stays whole, and so is nobody's. */
    Optional<String> practitioner() {
        return single(PRACTITIONER)
                .map(token -> token.startsWith(HPR_SYSTEM) ? token.substring(HPR_SYSTEM.length()) : token);
    }

    /** What all the dates of a parameter leave. */
    InstantRange range(String name) {
        return all(name).stream()
                .map(value -> DateRules.range(value)
                        .orElseThrow(() ->
                                Refusals.invalid(name, "'%s' is no date this server understands".formatted(value))))
                .reduce(InstantRange.ALWAYS, InstantRange::intersect);
    }
}
