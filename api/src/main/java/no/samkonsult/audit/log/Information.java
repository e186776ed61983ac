package no.samkonsult.audit.log;

/** The kinds of information that an act can concern, in the words of a reader: several kinds of rows may be one of these. */
public enum Information {
    PERSONAL_DETAILS,
    MEASUREMENTS,
    ALERTS,
    LIMITS,
    CONSULTATIONS,
    PLAN,
    MESSAGES,
    DEVICES,
    /** Consents, agreements, representatives and bars: who may see what. */
    RIGHTS,
    /** The access log itself. */
    LOG,
    SESSION,
    OTHER;

    /** By the kind of row that the audit trail names. */
    static Information of(String kind) {
        return switch (kind) {
            case "patient", "person", "next_of_kin", "enrolment", "address" -> PERSONAL_DETAILS;
            case "measurement", "observation", "quarantine" -> MEASUREMENTS;
            case "alert" -> ALERTS;
            case "limit", "limit_set" -> LIMITS;
            case "consultation", "proposal", "waiting" -> CONSULTATIONS;
            case "plan", "careplan", "suitability" -> PLAN;
            case "message", "hand_over", "advice" -> MESSAGES;
            case "device", "device_command", "device-model", "device-kit" -> DEVICES;
            case "consent",
                    "agreement",
                    "representation",
                    "bar",
                    "care_relation",
                    "exception",
                    "opening",
                    "opening-limit",
                    "substitution" -> RIGHTS;
            case "audit_event", "audit_finding" -> LOG;
            case "session", "account", "login" -> SESSION;
            default -> OTHER;
        };
    }
}
