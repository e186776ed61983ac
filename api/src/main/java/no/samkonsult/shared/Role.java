package no.samkonsult.shared;

/** What somebody does in the service when they act: one login acts in one role, for one organisation. */
public enum Role {
    /** Heimeteneste: nurse at a municipal desk. */
    HOME_CARE(Kind.PERSONNEL, Booking.ARRANGES),
    /** Responssenter: shared desk, where an agreement says so. */
    RESPONSE_CENTRE(Kind.PERSONNEL, Booking.NONE),
    /** Fastlege. */
    GENERAL_PRACTITIONER(Kind.PERSONNEL, Booking.OVERBOOKS),
    /** Sjukeheimslege. */
    NURSING_HOME_DOCTOR(Kind.PERSONNEL, Booking.OVERBOOKS),
    /** Spesialist at a hospital. */
    SPECIALIST(Kind.PERSONNEL, Booking.OVERBOOKS),
    /** Legevakt. */
    OUT_OF_HOURS_DOCTOR(Kind.PERSONNEL, Booking.NONE),
    /** Legesekretær: books for others, sees no clinical data. */
    SECRETARY(Kind.OFFICE, Booking.OVERBOOKS),
    /** Samkonsultasjonskoordinator: books for others, sees no clinical data. */
    COORDINATOR(Kind.OFFICE, Booking.ARRANGES),
    /** Administrator of one organisation: no clinical data. */
    ADMINISTRATOR(Kind.OVERSIGHT, Booking.NONE),
    /** Loggkontrollør: follows up the access log of one organisation. */
    LOG_CONTROLLER(Kind.OVERSIGHT, Booking.NONE),
    /** Personvernombod: patterns in the access log, without clinical content. */
    DATA_PROTECTION_OFFICER(Kind.OVERSIGHT, Booking.NONE),
    /** Analytikar: statistics without patients. */
    ANALYST(Kind.OVERSIGHT, Booking.NONE),
    /** The patient. */
    PATIENT(Kind.PRIVATE, Booking.NONE),
    /** Pårørande, verje, parent: whoever represents a patient or is shared with. */
    NEXT_OF_KIN(Kind.PRIVATE, Booking.NONE),
    /** A program of an organisation, which acts for one of its services. */
    MACHINE(Kind.PROGRAM, Booking.NONE);

    private enum Kind {
        PERSONNEL,
        OFFICE,
        OVERSIGHT,
        PRIVATE,
        PROGRAM
    }

    private enum Booking {
        ARRANGES,
        /** Arranges, and decides on the time of colleagues. */
        OVERBOOKS,
        NONE
    }

    private final Kind kind;
    private final Booking booking;

    Role(Kind kind, Booking booking) {
        this.kind = kind;
        this.booking = booking;
    }

    /** Whether the role is one of health personnel, who answer for what they do by helsepersonelloven. */
    public boolean isHealthPersonnel() {
        return kind == Kind.PERSONNEL;
    }

    /** Whether one acts for oneself or one's own, and not at work. */
    public boolean isPrivate() {
        return kind == Kind.PRIVATE;
    }

    /** Whether the role may see clinical data, where there is a ground for the patient. */
    public boolean isClinical() {
        return switch (kind) {
            case PERSONNEL, PRIVATE, PROGRAM -> true;
            case OFFICE, OVERSIGHT -> false;
        };
    }

    /** Whether the role takes part in joint consultations, or arranges them. */
    public boolean meets() {
        return switch (kind) {
            case PERSONNEL, OFFICE, PRIVATE -> true;
            case OVERSIGHT, PROGRAM -> false;
        };
    }

    /** Whether the role may book a joint consultation, for patients it has a ground for. */
    public boolean mayBook() {
        return booking != Booking.NONE;
    }

    /** Whether the role may have a colleague booked whose time is taken. */
    public boolean mayOverbook() {
        return booking == Booking.OVERBOOKS;
    }
}
