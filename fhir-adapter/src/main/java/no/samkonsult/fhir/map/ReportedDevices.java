package no.samkonsult.fhir.map;

import static java.util.Objects.requireNonNullElse;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import no.samkonsult.fhir.terms.Systems;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;

/**
 * The devices of one payload, and by which names each goes: our own name of it first, then its radio's address, then its IEEE 11073
 * system id, then any other identifier, then the id of its resource. Addresses are written as {@code c4:7c:8d:6a:10:2f}.
 */
final class ReportedDevices {
    private static final String GATEWAY_EXTENSION = "http://hl7.org/fhir/StructureDefinition/observation-gatewayDevice";

    /** https://terminology.hl7.org/NamingSystem-eui-48-bluetooth.html and its sisters. */
    private static final String EUI_48 = "http://hl7.org/fhir/sid/eui-48";

    /** IEEE EUI-64, in which the Personal Health Device guide writes a system id. */
    private static final String EUI_64 = "urn:oid:1.2.840.10004.1.1.1.0.0.1.0.0.1.2680";

    private static final Pattern ADDRESS =
            Pattern.compile("([0-9A-Fa-f]{2}[-:]){5}(([0-9A-Fa-f]{2}[-:]){2})?[0-9A-Fa-f]{2}");
    private static final int LARGEST_RANK = 3;

    private final Map<String, Device> byReference = new HashMap<>();

    void add(String fullUrl, Device device) {
        byReference.put(fullUrl, device);
        byReference.put("Device/" + device.getIdElement().getIdPart(), device);
    }

    /** The names of what an Observation calls its device; none where it names none, or its own gateway. */
    List<String> of(DomainResource observation, Reference reference) {
        if (reference.isEmpty() || isGateway(observation, reference)) {
            return List.of();
        }
        if (!reference.hasReference()) {
            return reference.hasIdentifier() ? List.copyOf(names(List.of(reference.getIdentifier()))) : List.of();
        }
        return resolve(observation, reference.getReference())
                .map(ReportedDevices::names)
                .orElseGet(() -> List.of(named(reference.getReference())));
    }

    boolean isDevice(Reference reference) {
        return reference.hasReference()
                && (reference.getReference().startsWith("Device/")
                        || byReference.containsKey(reference.getReference()));
    }

    private Optional<Device> resolve(DomainResource observation, String reference) {
        if (!reference.startsWith("#")) {
            return Optional.ofNullable(byReference.get(reference));
        }
        return observation.getContained().stream()
                .filter(resource -> reference
                        .substring(1)
                        .equals(bare(resource.getIdElement().getIdPart())))
                .filter(Device.class::isInstance)
                .map(Device.class::cast)
                .findFirst();
    }

    /** By the id in the address of a resource that is not here, which is the gateway's own name of the device. */
    private static String named(String reference) {
        if (reference.startsWith("urn:") || reference.startsWith("#")) {
            throw new IllegalArgumentException("device.reference: to nothing in this payload");
        }
        return reference.substring(reference.lastIndexOf('/') + 1);
    }

    private static boolean isGateway(DomainResource observation, Reference reference) {
        return observation.getExtensionsByUrl(GATEWAY_EXTENSION).stream()
                .anyMatch(extension ->
                        extension.getValue() instanceof Reference gateway && gateway.equalsDeep(reference));
    }

    private static List<String> names(Device device) {
        LinkedHashSet<String> names = names(device.getIdentifier());
        String id = bare(device.getIdElement().getIdPart());
        if (!id.isEmpty()) {
            names.add(id);
        }
        return List.copyOf(names);
    }

    private static LinkedHashSet<String> names(List<Identifier> identifiers) {
        var names = new LinkedHashSet<String>();
        for (int rank = 0; rank <= LARGEST_RANK; rank++) {
            names.addAll(ofRank(identifiers, rank));
        }
        return names;
    }

    private static List<String> ofRank(List<Identifier> identifiers, int rank) {
        var names = new ArrayList<String>();
        for (var identifier : identifiers) {
            if (identifier.hasValue() && rank(requireNonNullElse(identifier.getSystem(), "")) == rank) {
                names.add(written(identifier.getValue()));
            }
        }
        return names;
    }

    private static int rank(String system) {
        if (system.equals(Systems.DEVICE)) {
            return 0;
        }
        if (system.startsWith(EUI_48)) {
            return 1;
        }
        return system.equals(EUI_64) ? 2 : LARGEST_RANK;
    }

    private static String written(String name) {
        return ADDRESS.matcher(name).matches() ? name.replace('-', ':').toLowerCase(Locale.ROOT) : name;
    }

    private static String bare(String id) {
        String known = requireNonNullElse(id, "");
        return known.startsWith("#") ? known.substring(1) : known;
    }
}
