package no.samkonsult.fhir.map;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import no.samkonsult.fhir.ReportedObservation;
import no.samkonsult.fhir.ReportedObservation.Unreadable;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.Observation;

/**
 * What a device or its gateway sent: an Observation, or a Bundle of Observations and the Devices they are from. Other resources of
 * a Bundle are passed over; an entry that cannot be read spoils no other.
 */
public final class ReportMapping {
    private static final int MOST_BYTES = 64 * 1024;
    private static final int MOST_ENTRIES = 200;
    private static final Set<String> BUNDLES = Set.of("transaction", "batch", "collection");
    private static final Set<String> METHODS = Set.of("", "POST", "PUT");

    private ReportMapping() {}

    /** One for each Observation that says something: measurements first, then what devices tell of themselves, then what nobody can read. */
    public static List<ReportedObservation> read(byte[] payload) {
        if (payload.length > MOST_BYTES) {
            return List.of(new Unreadable("", "payload: more than %d bytes".formatted(MOST_BYTES)));
        }
        return ReportedJson.object(payload)
                .map(ReportMapping::read)
                .orElseGet(() -> List.of(new Unreadable("", "payload: not acceptable JSON")));
    }

    private static List<ReportedObservation> read(ObjectNode root) {
        return switch (ReportedJson.text(root, "resourceType")) {
            case "Observation" -> {
                var report = new Report();
                report.add("", "", root);
                yield report.observations();
            }
            case "Bundle" -> bundle(root);
            default -> List.of(new Unreadable("", "resourceType: not Observation or Bundle"));
        };
    }

    private static List<ReportedObservation> bundle(ObjectNode root) {
        if (!BUNDLES.contains(ReportedJson.text(root, "type"))) {
            return List.of(new Unreadable("", "type: not transaction, batch or collection"));
        }
        if (root.path("entry").size() > MOST_ENTRIES) {
            return List.of(new Unreadable("", "entry: more than %d".formatted(MOST_ENTRIES)));
        }
        var report = new Report();
        int index = 0;
        for (JsonNode entry : root.path("entry")) {
            report.add("entry[%d].".formatted(index++), entry);
        }
        return report.observations();
    }

    /** The resources of one payload that matter here. */
    private static final class Report {
        private final ReportedDevices devices = new ReportedDevices();
        private final ReportedClocks clocks = new ReportedClocks();
        private final List<Placed> observations = new ArrayList<>();
        private final List<ReportedObservation> unreadable = new ArrayList<>();

        void add(String path, JsonNode entry) {
            if (!(entry.path("resource") instanceof ObjectNode resource)) {
                return;
            }
            String place = path + "resource.";
            if (!METHODS.contains(ReportedJson.text(entry.path("request"), "method"))) {
                unreadable.add(new Unreadable(path, "request.method: not POST or PUT"));
                return;
            }
            add(place, ReportedJson.text(entry, "fullUrl"), resource);
        }

        void add(String path, String fullUrl, ObjectNode resource) {
            switch (ReportedJson.text(resource, "resourceType")) {
                case "Observation" ->
                    ReportedJson.resource(resource, Observation.class)
                            .ifPresentOrElse(
                                    observation -> add(path, fullUrl, observation),
                                    () -> unreadable.add(new Unreadable(path, "not an Observation of FHIR R4")));
                case "Device" ->
                    ReportedJson.resource(resource, Device.class).ifPresent(device -> devices.add(fullUrl, device));
                case "Bundle" -> unreadable.add(new Unreadable(path, "a Bundle inside a Bundle"));
                default -> {
                    // a Patient, for instance: never believed
                }
            }
        }

        private void add(String path, String fullUrl, Observation observation) {
            observations.add(new Placed(path, observation));
            clocks.add(fullUrl, observation);
        }

        List<ReportedObservation> observations() {
            var reading = new ReportReading(devices, clocks);
            observations.forEach(placed -> reading.read(placed.path(), placed.observation()));
            var all = new ArrayList<>(reading.finished());
            all.addAll(unreadable);
            return List.copyOf(all);
        }
    }

    private record Placed(String path, Observation observation) {}

    static String id(Observation observation) {
        return requireNonNullElse(observation.getIdElement().getIdPart(), "");
    }
}
