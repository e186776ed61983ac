package no.samkonsult.measurement.answer;

import java.sql.Connection;
import java.sql.SQLException;

/** Told when a questionnaire has been answered, in the transaction that stores it: if it fails, nothing is stored. */
public interface AnswerListener {
    void answered(Connection transaction, Answered answered) throws SQLException;
}
