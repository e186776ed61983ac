package no.samkonsult.identity;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What another system may ask for with the scopes it was granted, on both surfaces. */
public final class ScopeRules {
    private static final String PATIENT = "patient.read";
    private static final String MEASUREMENT = "measurement.read";
    private static final String CONSULTATION = "consultation.read";

    private ScopeRules() {}

    /** @param scope the scopes granted, separated by spaces */
    public static boolean allows(String scope, String method, String path) {
        return needed(method, path).map(Set.of(scope.split(" "))::contains).orElse(false);
    }

    private static Optional<String> needed(String method, String path) {
        List<String> parts = List.of(path.replaceFirst("^/", "").split("/"));
        boolean reads =
                method.equals("GET") || method.equals("POST") && parts.getLast().equals("_search");
        if (!reads || parts.size() < 2) {
            return Optional.empty();
        }
        return switch (parts.get(0) + "/" + parts.get(1)) {
            case "fhir/Patient" -> Optional.of(PATIENT);
            case "fhir/Observation", "fhir/Device", "fhir/QuestionnaireResponse" -> Optional.of(MEASUREMENT);
            case "fhir/Appointment", "fhir/AppointmentResponse" -> Optional.of(CONSULTATION);
            case "api/patients" -> Optional.of(parts.size() > 3 ? MEASUREMENT : PATIENT);
            default -> Optional.empty();
        };
    }
}
