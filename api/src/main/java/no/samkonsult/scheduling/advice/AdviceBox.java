package no.samkonsult.scheduling.advice;

/** The lists of one's inbox. */
public enum AdviceBox {
    /** What one holds. */
    TO_ME,
    /** What one's department is asked, whoever holds it. */
    TO_DEPARTMENT,
    FROM_ME
}
