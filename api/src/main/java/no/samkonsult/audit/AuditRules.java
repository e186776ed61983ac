package no.samkonsult.audit;

import no.samkonsult.shared.Role;

/** What an act was for, told by who acted and on what ground. */
final class AuditRules {
    private static final String OWN_SESSION = "OWN_SESSION";
    private static final String EMERGENCY = "EMERGENCY";

    private AuditRules() {}

    static PurposeOfUse purposeOf(Role role, String ground) {
        return switch (ground) {
            case OWN_SESSION -> PurposeOfUse.HSYSADMIN;
            case EMERGENCY -> PurposeOfUse.ETREAT;
            default -> purposeOf(role);
        };
    }

    private static PurposeOfUse purposeOf(Role role) {
        return switch (role) {
            case HOME_CARE,
                    RESPONSE_CENTRE,
                    GENERAL_PRACTITIONER,
                    NURSING_HOME_DOCTOR,
                    SPECIALIST,
                    OUT_OF_HOURS_DOCTOR,
                    MACHINE -> PurposeOfUse.TREAT;
            case SECRETARY, COORDINATOR -> PurposeOfUse.COC;
            case PATIENT -> PurposeOfUse.PATRQT;
            case NEXT_OF_KIN -> PurposeOfUse.FAMRQT;
            case ADMINISTRATOR -> PurposeOfUse.HSYSADMIN;
            case ANALYST -> PurposeOfUse.HOPERAT;
            case LOG_CONTROLLER, DATA_PROTECTION_OFFICER -> PurposeOfUse.HCOMPL;
        };
    }
}
