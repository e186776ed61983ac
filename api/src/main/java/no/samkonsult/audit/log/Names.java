package no.samkonsult.audit.log;

import java.util.Map;
import java.util.UUID;

/** Names of those whom rows of the access log are about. */
public record Names(Map<UUID, String> persons, Map<UUID, String> patients) {
    public Names {
        persons = Map.copyOf(persons);
        patients = Map.copyOf(patients);
    }

    public String person(UUID id) {
        return persons.getOrDefault(id, "–");
    }

    public String patient(UUID id) {
        return patients.getOrDefault(id, "–");
    }
}
