package no.samkonsult.fhir.rest;

import ca.uhn.fhir.rest.annotation.Metadata;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.IServerConformanceProvider;
import ca.uhn.fhir.rest.server.RestfulServer;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import no.samkonsult.fhir.Kind;
import no.samkonsult.fhir.terms.KindTerm;
import no.samkonsult.fhir.terms.KindTerms;
import no.samkonsult.fhir.terms.Profiles;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementKind;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.RestfulCapabilityMode;
import org.hl7.fhir.r4.model.CapabilityStatement.TypeRestfulInteraction;
import org.hl7.fhir.r4.model.Enumerations.FHIRVersion;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;

/** The capability statement, made from the same lists that searches are checked against. Public because HAPI calls it by reflection. */
public final class CapabilityProvider implements IServerConformanceProvider<CapabilityStatement> {
    private final List<? extends SearchableProvider> providers;
    private final Date started = new Date();

    CapabilityProvider(List<? extends SearchableProvider> providers) {
        this.providers = providers;
    }

    /** HAPI insists on introducing itself. */
    @Override
    public void setRestfulServer(RestfulServer server) {}

    @Metadata
    @Override
    public CapabilityStatement getServerConformance(HttpServletRequest request, RequestDetails details) {
        var statement = new CapabilityStatement()
                .setStatus(PublicationStatus.ACTIVE)
                .setDate(started)
                .setKind(CapabilityStatementKind.INSTANCE)
                .setFhirVersion(FHIRVersion._4_0_1)
                .addFormat("json")
                .addFormat("xml");
        statement.getSoftware().setName("Samkonsult");
        statement.getImplementation().setDescription("Samkonsult").setUrl(details.getFhirServerBase());
        var rest = statement.addRest().setMode(RestfulCapabilityMode.SERVER);
        rest.getSecurity().setDescription("Bearer token in the Authorization header");
        providers.forEach(provider -> rest.addResource(resource(provider)));
        return statement;
    }

    private static CapabilityStatementRestResourceComponent resource(SearchableProvider provider) {
        var type = provider.getResourceType().getSimpleName();
        var resource = new CapabilityStatementRestResourceComponent().setType(type);
        profiles(type).forEach(resource::addSupportedProfile);
        resource.setDocumentation(provider.documentation());
        resource.addInteraction().setCode(TypeRestfulInteraction.READ);
        resource.addInteraction().setCode(TypeRestfulInteraction.SEARCHTYPE);
        for (var parameter : provider.searchParameters()) {
            resource.addSearchParam()
                    .setName(parameter.name())
                    .setType(parameter.type())
                    .setDocumentation(parameter.documentation());
        }
        return resource;
    }

    private static Stream<String> profiles(String type) {
        return switch (type) {
            case "Observation" ->
                Stream.of(Kind.values())
                        .map(KindTerms::of)
                        .map(KindTerm::profile)
                        .filter(Objects::nonNull);
            case "Patient" -> Stream.of(Profiles.NORWEGIAN_PATIENT);
            case "Appointment" -> Stream.of(Profiles.NORWEGIAN_APPOINTMENT);
            default -> Stream.empty();
        };
    }
}
