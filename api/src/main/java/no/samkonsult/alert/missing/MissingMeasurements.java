package no.samkonsult.alert.missing;

import jakarta.inject.Singleton;
import java.util.List;
import no.samkonsult.platform.Acting;
import no.samkonsult.platform.Principal;
import no.samkonsult.shared.PatientId;

/** What is waited for of a patient, for those who see the patient's measurements; whoever asks records that they looked. */
@Singleton
public class MissingMeasurements {
    private final MissingTable table;

    MissingMeasurements(MissingTable table) {
        this.table = table;
    }

    @Acting
    public List<Missing> ofPatient(Principal who, PatientId patient) {
        return table.open(patient);
    }
}
