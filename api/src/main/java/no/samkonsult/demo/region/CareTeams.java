package no.samkonsult.demo.region;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Which patients have somebody beside their GP and their nurses. */
final class CareTeams {
    private static final Map<String, Practitioner> SPECIALISTS = Map.of(
            "anna", Practitioner.LUNG_SPECIALIST,
            "arvid", Practitioner.LUNG_SPECIALIST,
            "jorunn", Practitioner.LUNG_SPECIALIST,
            "guro", Practitioner.LUNG_SPECIALIST,
            "magnhild", Practitioner.HEART_SPECIALIST,
            "olav", Practitioner.HEART_SPECIALIST,
            "asbjorn", Practitioner.HEART_SPECIALIST,
            "borghild", Practitioner.OLD_AGE_SPECIALIST,
            "ingeborg", Practitioner.OLD_AGE_SPECIALIST,
            "klara", Practitioner.OLD_AGE_SPECIALIST);

    /** Staying at the nursing home for some weeks. */
    private static final List<String> AT_NURSING_HOME = List.of("borghild", "magnhild");

    private CareTeams() {}

    /** With a specialist comes the coordinator, who arranges the meetings. */
    static List<Practitioner> of(DemoPatient patient) {
        var team = new ArrayList<Practitioner>();
        Practitioner specialist = SPECIALISTS.get(patient.key());
        if (specialist != null) {
            team.addAll(List.of(specialist, Practitioner.COORDINATOR));
        }
        if (AT_NURSING_HOME.contains(patient.key())) {
            team.add(Practitioner.NURSING_HOME_DOCTOR);
        }
        return team;
    }
}
