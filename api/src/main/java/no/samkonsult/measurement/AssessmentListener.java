package no.samkonsult.measurement;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import no.samkonsult.shared.PatientId;

/**
 * Hears of new measurements inside the transaction that stores them, once per batch. If it throws, nothing is stored:
 * a measurement that should alert and its alert are one.
 */
public interface AssessmentListener {
    /** Measurements stored for the first time, sorted by their identity. */
    void stored(Connection transaction, List<NewMeasurement> measurements) throws SQLException;

    /** Devices of patients that sent what could not be read. */
    void unreadable(Connection transaction, List<UnreadableFrom> devices) throws SQLException;

    /** A device in a patient's home whose message was quarantined. */
    record UnreadableFrom(String device, PatientId patient) {}
}
