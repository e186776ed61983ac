package no.samkonsult.platform;

import java.util.Locale;

/** A part of the service that acts in its own name, where no person does. Each has policies of its own in the database, and no more. */
public enum SystemPrincipal implements Actor {
    /** Finds out who somebody is who logs in, and whether a device may. */
    LOGIN,
    /** Writes the demo region into an empty database. */
    LOADER,
    /** Finds whose record something belongs to, before it is decided who may see it. */
    LOOKUP,
    /** Seals the audit trail and looks for unusual patterns in it. */
    AUDIT,
    /** Ends what a patient's death, move or leaving ends, whoever registered it. */
    DEPARTURE,
    /** Lends devices out and takes them back, watches over those in homes, and sends them commands. */
    DEVICES,
    /** Sends alerts where they belong and tells those whose turn it is, until somebody has taken them. */
    ESCALATION,
    /** Sends people what tells them that something needs them, and notes what became of it. */
    NOTIFICATION,
    /** Tells participants of consultations when they meet and when not, and takes what they answer by mail. */
    INVITATION,
    /** Looks for hours without anybody on duty, and gives everybody their own duty as a calendar. */
    ROSTER,
    /** Gives back to the desk what whoever took it did not finish in time. */
    DESK,
    /** Looks for the measurements that monitoring plans expect. */
    MONITORING,
    /** Reads the calendars that people keep elsewhere, and gives out the one they keep here. */
    CALENDARS,
    /** Writes down what is answered to a proposal of times, books what all have agreed on, and lets go what nobody decided in time. */
    PROPOSALS,
    /** Keeps what people wait for, and tells them when a time opens. */
    WAITING,
    /** Writes down what doctors ask of each other and answer, and tells those who wait when a deadline has passed. */
    ADVICE,
    /** Rings people to immediate consultations, and lets whoever says yes first take part. */
    IMMEDIATE;

    @Override
    public String setting() {
        return "system/" + name().toLowerCase(Locale.ROOT);
    }
}
