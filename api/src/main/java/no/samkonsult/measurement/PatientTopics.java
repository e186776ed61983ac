package no.samkonsult.measurement;

import java.util.Set;
import java.util.stream.Stream;
import no.samkonsult.shared.PatientId;

/** The topics of live notices that tell that a patient's measurements have changed. */
public final class PatientTopics {
    /** A batch about more patients than this is a backlog, of which all pages are told at once: a notice has little room. */
    private static final int MOST_IN_A_NOTICE = 100;

    private static final String EVERYBODY = "patients";

    private PatientTopics() {}

    /** What a page that shows a patient listens for. */
    public static Set<String> of(PatientId patient) {
        return Set.of(topic(patient), EVERYBODY);
    }

    /** What to tell when the measurements of patients have changed. */
    public static Stream<String> changed(Set<PatientId> patients) {
        return patients.size() > MOST_IN_A_NOTICE
                ? Stream.of(EVERYBODY)
                : patients.stream().map(PatientTopics::topic);
    }

    private static String topic(PatientId patient) {
        return "patient/" + patient;
    }
}
