package no.samkonsult.platform;

import java.util.List;
import no.samkonsult.shared.Role;

/** Where a role can go from any page. What somebody may see there is decided by the page itself. */
public final class Navigation {
    private static final Item HOME = new Item("/", "nav.home");
    private static final Item WORKLIST = new Item("/worklist", "nav.worklist");
    private static final Item PATIENTS = new Item("/patients", "nav.patients");
    private static final Item PLANS = new Item("/plans/to-confirm", "nav.plans");
    private static final Item CONSULTATIONS = new Item("/consultations", "nav.consultations");
    private static final Item ADVICE = new Item("/advice", "nav.advice");
    private static final Item CALENDAR = new Item("/calendar", "nav.calendar");
    private static final Item WORKING_HOURS = new Item("/calendar/hours", "nav.working-hours");
    private static final Item RESOURCES = new Item("/resources", "nav.resources");
    private static final Item HAND_OVERS = new Item("/hand-overs", "nav.hand-overs");
    private static final Item SUBSTITUTIONS = new Item("/substitutions", "nav.substitutions");
    private static final Item ROSTERS = new Item("/rosters", "nav.rosters");
    private static final Item SERVICE_HOURS = new Item("/services/hours", "nav.service-hours");
    private static final Item CHANGES = new Item("/patients/changes", "nav.changes");
    private static final Item CHOICES = new Item("/my", "nav.choices");
    private static final Item QUARANTINE = new Item("/quarantine", "nav.quarantine");
    private static final Item LOG = new Item("/log", "nav.log");
    private static final Item AUDIT = new Item("/audit", "nav.audit");
    private static final Item DEVICES = new Item("/devices", "nav.devices");
    private static final Item ROUTING = new Item("/routing", "nav.routing");
    private static final Item QUESTIONNAIRES = new Item("/questionnaires", "nav.questionnaires");
    private static final Item MAPPINGS = new Item("/mappings", "nav.mappings");

    private Navigation() {}

    public static List<Item> of(Role role) {
        return switch (role) {
            case HOME_CARE, RESPONSE_CENTRE ->
                List.of(HOME, WORKLIST, PATIENTS, PLANS, CONSULTATIONS, CALENDAR, ROSTERS);
            case GENERAL_PRACTITIONER -> List.of(HOME, PATIENTS, PLANS, CONSULTATIONS, ADVICE, CALENDAR, SUBSTITUTIONS);
            case NURSING_HOME_DOCTOR, SPECIALIST -> List.of(HOME, PATIENTS, PLANS, CONSULTATIONS, ADVICE, CALENDAR);
            case OUT_OF_HOURS_DOCTOR -> List.of(HOME, HAND_OVERS, PATIENTS, CONSULTATIONS, ADVICE, CALENDAR, ROSTERS);
            case SECRETARY -> List.of(HOME, CONSULTATIONS, CALENDAR, RESOURCES, SUBSTITUTIONS);
            case COORDINATOR, NEXT_OF_KIN -> List.of(HOME, CONSULTATIONS);
            case PATIENT -> List.of(HOME, CONSULTATIONS, CHOICES, LOG);
            case ADMINISTRATOR ->
                List.of(
                        HOME,
                        ROUTING,
                        ROSTERS,
                        SERVICE_HOURS,
                        WORKING_HOURS,
                        RESOURCES,
                        CHANGES,
                        DEVICES,
                        MAPPINGS,
                        QUESTIONNAIRES,
                        QUARANTINE);
            case LOG_CONTROLLER, DATA_PROTECTION_OFFICER -> List.of(HOME, AUDIT);
            case ANALYST, MACHINE -> List.of(HOME);
        };
    }

    /** One place to go, and the key of its name. */
    public record Item(String path, String textKey) {
        /** Whether the reader stands at this place or below it. */
        public boolean holds(String current) {
            return current.equals(path) || (!path.equals("/") && current.startsWith(path + "/"));
        }
    }
}
