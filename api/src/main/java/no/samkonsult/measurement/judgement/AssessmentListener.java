package no.samkonsult.measurement.judgement;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import no.samkonsult.measurement.MeasurementId;
import no.samkonsult.shared.PatientId;

/**
 * Hears of what measurements mean inside the transaction that stores them, once per batch. If it throws, nothing is stored:
 * a measurement that should alert and its alert are one.
 */
public interface AssessmentListener {
    /** What new measurements mean, and older ones whose meaning they have changed; a patient's of one kind oldest first. */
    void found(Connection transaction, List<Finding> findings) throws SQLException;

    /**
     * A measurement has been taken out of account.
     *
     * @param newest what the newest of its patient and kind means without it, if there is any
     */
    void struckOut(Connection transaction, PatientId patient, MeasurementId measurement, Optional<Finding> newest)
            throws SQLException;

    /** A measurement was sent again with another value, which is what it is now. What it means by that, where that is worse, is told apart. */
    void corrected(Connection transaction, PatientId patient, Judged reading) throws SQLException;

    /** Devices of patients that sent what could not be read. */
    void unreadable(Connection transaction, List<UnreadableFrom> devices) throws SQLException;

    /** A device in a patient's home whose message was quarantined. */
    record UnreadableFrom(String device, PatientId patient) {}
}
