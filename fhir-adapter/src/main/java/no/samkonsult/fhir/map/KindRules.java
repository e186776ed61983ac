package no.samkonsult.fhir.map;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.Arrays;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import no.samkonsult.fhir.Kind;
import no.samkonsult.fhir.terms.Code;
import no.samkonsult.fhir.terms.KindTerm;
import no.samkonsult.fhir.terms.KindTerms;

/** Which kinds a search value means: {@code code}, {@code system|code} or {@code system|}. An unknown code means none. */
public final class KindRules {
    private KindRules() {}

    /** Kinds whose Observation carries the code itself. */
    public static Set<Kind> withCode(String token) {
        return kinds(token, term -> term.codes().stream());
    }

    /** Kinds whose Observation carries the code itself or in a component. */
    public static Set<Kind> withCodeAnywhere(String token) {
        return kinds(
                token,
                term -> Stream.concat(
                        term.codes().stream(), term.values().stream().flatMap(value -> value.codes().stream())));
    }

    public static Set<Kind> withCategory(String token) {
        return kinds(token, term -> Stream.of(term.category().code()));
    }

    private static Set<Kind> kinds(String token, Function<KindTerm, Stream<Code>> codes) {
        return Arrays.stream(Kind.values())
                .filter(kind -> codes.apply(KindTerms.of(kind)).anyMatch(code -> matches(token, code)))
                .collect(toUnmodifiableSet());
    }

    private static boolean matches(String token, Code code) {
        var bar = token.indexOf('|');
        if (bar < 0) {
            return token.equals(code.code());
        }
        var wanted = token.substring(bar + 1);
        return token.substring(0, bar).equals(code.system()) && (wanted.isEmpty() || wanted.equals(code.code()));
    }
}
