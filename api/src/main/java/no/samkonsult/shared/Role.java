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
    /** Personvernombod: patterns in the access log, without clinical content. */
    DATA_PROTECTION_OFFICER,
    /** Analytikar: statistics without patients. */
    ANALYST,
    /** The patient. */
    PATIENT,
    /** Pårørande, verje, parent: whoever represents a patient or is shared with. */
    NEXT_OF_KIN,
    /** A program of an organisation, which acts for one of its services. */
    MACHINE;

    /** Whether the role is one of health personnel, who answer for what they do by helsepersonelloven. */
    public boolean isHealthPersonnel() {
        return switch (this) {
            case HOME_CARE,
                    RESPONSE_CENTRE,
                    GENERAL_PRACTITIONER,
                    NURSING_HOME_DOCTOR,
                    SPECIALIST,
                    OUT_OF_HOURS_DOCTOR -> true;
            case SECRETARY,
                    COORDINATOR,
                    ADMINISTRATOR,
                    LOG_CONTROLLER,
                    DATA_PROTECTION_OFFICER,
                    ANALYST,
                    PATIENT,
                    NEXT_OF_KIN,
                    MACHINE -> false;
        };
    }

    /** Whether one acts for oneself or one's own, and not at work. */
    public boolean isPrivate() {
        return this == PATIENT || this == NEXT_OF_KIN;
    }

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
                    NEXT_OF_KIN,
                    MACHINE -> true;
            case SECRETARY, COORDINATOR, ADMINISTRATOR, LOG_CONTROLLER, DATA_PROTECTION_OFFICER, ANALYST -> false;
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
            case ADMINISTRATOR, LOG_CONTROLLER, DATA_PROTECTION_OFFICER, ANALYST, MACHINE -> false;
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
                    DATA_PROTECTION_OFFICER,
                    ANALYST,
                    PATIENT,
                    NEXT_OF_KIN,
                    MACHINE -> false;
        };
    }
}
