package no.samkonsult.measurement.answer;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** Told when a questionnaire has been answered, or an answer taken out of account, in that transaction: if it fails, nothing is stored. */
public interface AnswerListener {
    void answered(Connection transaction, Answered answered) throws SQLException;

    /** @param newest what the patient answered last of what still counts */
    void struckOut(Connection transaction, Answered struck, Optional<Answered> newest) throws SQLException;
}
