package no.samkonsult.patient.handover;

import no.samkonsult.platform.Page;
import no.samkonsult.platform.Principal;
import no.samkonsult.shared.PatientId;

/** What is open of a patient now, for whoever has to say it on the telephone; implemented where alerts are known. */
public interface Situation {
    /** One line for each, in the reader's words; empty where nothing is open. */
    String now(Page page, Principal who, PatientId patient);
}
