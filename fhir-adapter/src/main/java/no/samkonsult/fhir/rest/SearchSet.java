package no.samkonsult.fhir.rest;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import no.samkonsult.fhir.InvalidCursorException;
import no.samkonsult.fhir.Page;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.SearchEntryMode;
import org.hl7.fhir.r4.model.Resource;

/** The answer to a search: one page, and a link to the next that carries all the server needs to know. */
final class SearchSet {
    /** The one parameter that may hold an identity number: such stand in bodies only, never in a link. */
    private static final String IDENTIFIER = "identifier";

    private final RequestDetails request;
    private final Parameters parameters;

    SearchSet(RequestDetails request, Parameters parameters) {
        this.request = request;
        this.parameters = parameters;
    }

    /**
     * The page that a port gives for a count, as a Bundle. A count of 0 asks for nothing, so no port is asked; the question is
     * checked all the same.
     */
    <Q, T> Bundle of(IntFunction<Q> query, Function<Q, Page<T>> search, Function<T, ? extends Resource> mapping) {
        var count = parameters.count();
        var question = query.apply(Math.max(count, 1));
        var page = count == 0 ? Page.<T>empty() : ask(question, search);
        var bundle = new Bundle().setType(BundleType.SEARCHSET);
        bundle.addLink().setRelation("self").setUrl(link(parameters.asGiven()));
        if (page.nextCursor() != null && !parameters.asGiven().containsKey(IDENTIFIER)) {
            bundle.addLink().setRelation("next").setUrl(next(page.nextCursor()));
        }
        page.items().forEach(item -> add(bundle, mapping.apply(item)));
        return bundle;
    }

    private static <Q, T> Page<T> ask(Q question, Function<Q, Page<T>> search) {
        try {
            return search.apply(question);
        } catch (InvalidCursorException _) {
            throw Refusals.invalid(Parameters.CURSOR, "this server never gave out that cursor");
        }
    }

    private void add(Bundle bundle, Resource resource) {
        var url = "%s/%s/%s".formatted(base(), resource.fhirType(), resource.getIdPart());
        bundle.addEntry().setFullUrl(url).setResource(resource).getSearch().setMode(SearchEntryMode.MATCH);
    }

    private String next(String cursor) {
        var following = new TreeMap<>(parameters.asGiven());
        following.put(Parameters.CURSOR, List.of(cursor));
        return link(following);
    }

    private String link(Map<String, List<String>> values) {
        var query = values.entrySet().stream()
                .filter(entry -> !entry.getKey().equals(IDENTIFIER))
                .flatMap(
                        entry -> entry.getValue().stream().map(value -> encoded(entry.getKey()) + "=" + encoded(value)))
                .collect(Collectors.joining("&"));
        var address = base() + "/" + request.getResourceName();
        return query.isEmpty() ? address : address + "?" + query;
    }

    private String base() {
        return request.getFhirServerBase();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
