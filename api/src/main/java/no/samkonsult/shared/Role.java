package no.samkonsult.shared;

/** What somebody does in the service when they act: one login acts in one role, for one organisation. */
public enum Role {
    /** Heimeteneste: nurse at a municipal desk. */
    HOME_CARE,
    /** Responssenter: shared desk, where an agreement says so. */
    RESPONSE_CENTRE,
    /** Fastlege. */
    GENERAL_PRACTITIONER,
    /** Sjukeheimslege. */
    NURSING_HOME_DOCTOR,
    /** Spesialist at a hospital. */
    SPECIALIST,
    /** Legevakt. */
    OUT_OF_HOURS_DOCTOR,
    /** Legesekretær: books for others, sees no clinical data. */
    SECRETARY,
    /** Samkonsultasjonskoordinator: books for others, sees no clinical data. */
    COORDINATOR,
    /** Administrator of one organisation: no clinical data. */
    ADMINISTRATOR,
    /** Loggkontrollør: follows up the access log of one organisation. */
    LOG_CONTROLLER,
    /** Analytikar: statistics without patients. */
    ANALYST,
    /** The patient. */
    PATIENT,
    /** Pårørande: next of kin. */
    NEXT_OF_KIN,
    /** Another system, in its own name: what its service follows up, as far as its scopes go. */
    MACHINE;

    /** Whether the role may see clinical data, where there is a ground for the patient. */
    public boolean isClinical() {
        return switch (this) {
            case HOME_CARE,
                    RESPONSE_CENTRE,
                    GENERAL_PRACTITIONER,
                    NURSING_HOME_DOCTOR,
                    SPECIALIST,
                    OUT_OF_HOURS_DOCTOR,
                    PATIENT,
                    MACHINE -> true;
            case SECRETARY, COORDINATOR, ADMINISTRATOR, LOG_CONTROLLER, ANALYST, NEXT_OF_KIN -> false;
        };
    }

    /** Whether the role takes part in joint consultations, or arranges them. */
    public boolean meets() {
        return switch (this) {
            case HOME_CARE,
                    RESPONSE_CENTRE,
                    GENERAL_PRACTITIONER,
                    NURSING_HOME_DOCTOR,
                    SPECIALIST,
                    OUT_OF_HOURS_DOCTOR,
                    SECRETARY,
                    COORDINATOR,
                    PATIENT,
                    NEXT_OF_KIN -> true;
            case ADMINISTRATOR, LOG_CONTROLLER, ANALYST, MACHINE -> false;
        };
    }

    /** Whether the role may book a joint consultation, for patients it has a ground for. */
    public boolean mayBook() {
        return switch (this) {
            case HOME_CARE, GENERAL_PRACTITIONER, NURSING_HOME_DOCTOR, SPECIALIST, SECRETARY, COORDINATOR -> true;
            case RESPONSE_CENTRE,
                    OUT_OF_HOURS_DOCTOR,
                    ADMINISTRATOR,
                    LOG_CONTROLLER,
                    ANALYST,
                    PATIENT,
                    NEXT_OF_KIN,
                    MACHINE -> false;
        };
    }
}
