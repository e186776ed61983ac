package no.samkonsult.patient.change;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import no.samkonsult.shared.PatientId;

/** Whose list (fastlegeliste) a patient is on, from when, with the grounds that follow. */
@Singleton
final class PractitionerLists {
    private final ChangeTable table;
    private final Relations relations;

    PractitionerLists(ChangeTable table, Relations relations) {
        this.table = table;
        this.relations = relations;
    }

    /** To the list of the doctor who has a post; false where there is no such post, or the patient is on that list. */
    boolean change(PatientId patient, UUID post, Instant at) {
        Optional<ListedWith> next = table.practitioner(post);
        if (next.isEmpty() || next.equals(table.listedWith(patient.value(), at))) {
            return false;
        }
        end(patient, at);
        UUID doctor = next.get().personId();
        UUID office = next.get().organisationId();
        table.list(UUID.randomUUID(), patient.value(), doctor, office, at);
        relations.list(patient, doctor, office, at);
        table.secretaries(office).forEach(secretary -> relations.list(patient, secretary, office, at));
        return true;
    }

    /** Off every list from an instant on. */
    void end(PatientId patient, Instant at) {
        table.listedWith(patient.value(), at).ifPresent(doctor -> relations.unlist(patient, doctor, at));
        table.endList(patient.value(), at);
    }
}
