package no.samkonsult.fhir.rest;

import ca.uhn.fhir.rest.server.IResourceProvider;
import java.util.List;
import org.hl7.fhir.r4.model.Enumerations.SearchParamType;

/** A resource type with its search parameters: what the capability statement promises is what a search accepts. */
interface SearchableProvider extends IResourceProvider {
    List<SearchParameter> searchParameters();

    /** What a client should know of the resources besides; empty where there is nothing. */
    default String documentation() {
        return "";
    }

    /** One search parameter as the capability statement tells it. */
    record SearchParameter(String name, SearchParamType type, String documentation) {}
}
