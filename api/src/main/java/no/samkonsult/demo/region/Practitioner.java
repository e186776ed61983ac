package no.samkonsult.demo.region;

import static no.samkonsult.demo.region.Municipality.ALVER;
import static no.samkonsult.demo.region.Municipality.AUSTRHEIM;
import static no.samkonsult.demo.region.Municipality.FEDJE;
import static no.samkonsult.demo.region.Municipality.GULEN;
import static no.samkonsult.demo.region.Municipality.MASFJORDEN;
import static no.samkonsult.demo.region.Municipality.MODALEN;
import static no.samkonsult.demo.region.Municipality.OSTEROY;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import no.samkonsult.shared.Role;
import org.jspecify.annotations.Nullable;

/** Somebody who works in the region. All are fictional. */
record Practitioner(
        String givenName,
        String familyName,
        Role role,
        Workplace workplace,
        @Nullable String specialty,
        @Nullable String account) {

    static final Practitioner KNARVIK_GP =
            doctor("Ragnhild", "Fammestad", Role.GENERAL_PRACTITIONER, Workplace.gpOffice(ALVER), "fastlege.knarvik");
    static final Practitioner SECOND_KNARVIK_GP = gp("Jostein", "Kvalvåg", ALVER);
    static final Practitioner LUNG_SPECIALIST =
            specialist("Helene", "Strandebarm", Workplace.HAUKELAND, "lungemedisin", "spesialist.haukeland");
    static final Practitioner HEART_SPECIALIST =
            specialist("Sigurd", "Haukanes", Workplace.HARALDSPLASS, "kardiologi", null);
    static final Practitioner OLD_AGE_SPECIALIST =
            specialist("Marit", "Olsvoll", Workplace.OLAVIKEN, "alderspsykiatri", null);
    static final Practitioner NURSING_HOME_DOCTOR =
            doctor("Torunn", "Eikeland", Role.NURSING_HOME_DOCTOR, Workplace.NURSING_HOME, "sjukeheimslege.alver");
    static final Practitioner DAY_NURSE = nurse("Siri", "Lindåsen", ALVER, "heimeteneste.alver");
    static final Practitioner EVENING_NURSE = nurse("Trond", "Radøyvik", ALVER, null);
    static final Practitioner RESPONSE_NURSE =
            lay("Vegard", "Myking", Role.RESPONSE_CENTRE, Workplace.RESPONSE_CENTRE, "responssenter");
    static final Practitioner SECOND_RESPONSE_NURSE =
            lay("Bente", "Litlehaug", Role.RESPONSE_CENTRE, Workplace.RESPONSE_CENTRE, null);
    static final Practitioner THIRD_RESPONSE_NURSE =
            lay("Kåre", "Eknesvåg", Role.RESPONSE_CENTRE, Workplace.RESPONSE_CENTRE, null);
    static final Practitioner OUT_OF_HOURS_DOCTOR =
            doctor("Geir", "Soltveit", Role.OUT_OF_HOURS_DOCTOR, Workplace.LEGEVAKT, "legevakt.nordhordland");
    static final Practitioner SECOND_OUT_OF_HOURS_DOCTOR =
            doctor("Åse", "Vikanesdal", Role.OUT_OF_HOURS_DOCTOR, Workplace.LEGEVAKT, null);
    static final Practitioner SECRETARY =
            lay("Gro", "Isdal", Role.SECRETARY, Workplace.gpOffice(ALVER), "legesekretar.knarvik");
    static final Practitioner COORDINATOR =
            lay("Eli", "Hatland", Role.COORDINATOR, Workplace.HEALTH_HOUSE, "koordinator");

    private static final LocalDate FIRST_BIRTH_DATE = LocalDate.of(1966, 2, 14);

    private static final List<Practitioner> ALL = List.of(
            KNARVIK_GP,
            SECOND_KNARVIK_GP,
            gp("Anne Kristin", "Mongstadvik", AUSTRHEIM),
            gp("Lars", "Stormark", FEDJE),
            gp("Bjarte", "Dalsøyra", GULEN),
            gp("Kjersti", "Matreskog", MASFJORDEN),
            gp("Eivind", "Mostraum", MODALEN),
            gp("Silje", "Hausvik", OSTEROY),
            LUNG_SPECIALIST,
            HEART_SPECIALIST,
            OLD_AGE_SPECIALIST,
            NURSING_HOME_DOCTOR,
            OUT_OF_HOURS_DOCTOR,
            RESPONSE_NURSE,
            DAY_NURSE,
            EVENING_NURSE,
            nurse("Wenche", "Haugsvær", MASFJORDEN, "heimeteneste.masfjorden"),
            nurse("Mona", "Årås", AUSTRHEIM, null),
            nurse("Randi", "Kremmarholm", FEDJE, null),
            nurse("Oddny", "Brekkestrand", GULEN, null),
            nurse("Terje", "Byrknes", GULEN, null),
            nurse("Hilde", "Nottveit", MODALEN, null),
            nurse("Ingunn", "Valestrand", OSTEROY, null),
            nurse("Pål", "Tyssebotn", OSTEROY, null),
            SECRETARY,
            COORDINATOR,
            lay("Morten", "Frekhaug", Role.ADMINISTRATOR, Workplace.of(ALVER), "admin.alver"),
            lay("Nina", "Seimstad", Role.LOG_CONTROLLER, Workplace.of(ALVER), "loggkontroll.alver"),
            lay("Ragnhild", "Eikanger", Role.DATA_PROTECTION_OFFICER, Workplace.of(ALVER), "personvernombod"),
            lay("Yngve", "Manger", Role.ANALYST, Workplace.HEALTH_HOUSE, "analytikar"),
            SECOND_RESPONSE_NURSE,
            THIRD_RESPONSE_NURSE,
            SECOND_OUT_OF_HOURS_DOCTOR);

    static List<Practitioner> all() {
        return ALL;
    }

    /** Posts that somebody holds beside the first: who logs in as one of them chooses which to act in. */
    static List<Practitioner> secondPosts() {
        return List.of(new Practitioner(
                KNARVIK_GP.givenName,
                KNARVIK_GP.familyName,
                Role.NURSING_HOME_DOCTOR,
                Workplace.NURSING_HOME,
                KNARVIK_GP.specialty,
                null));
    }

    /** The only GP of the office there, and in Alver the first. */
    static Practitioner gpIn(Municipality municipality) {
        return ALL.stream()
                .filter(each -> each.workplace.equals(Workplace.gpOffice(municipality)))
                .findFirst()
                .orElseThrow();
    }

    UUID person() {
        return DemoId.of("person", givenName + " " + familyName);
    }

    UUID post() {
        String first = "%s %s".formatted(givenName, familyName);
        return DemoId.of("practitioner_role", ALL.contains(this) ? first : first + " " + role);
    }

    /** In the row of all who work in the region; the same for every post that somebody holds. */
    int place() {
        return ALL.stream().map(Practitioner::person).toList().indexOf(person());
    }

    LocalDate birthDate() {
        return FIRST_BIRTH_DATE.plusDays(317L * place());
    }

    private static Practitioner gp(String givenName, String familyName, Municipality municipality) {
        return doctor(givenName, familyName, Role.GENERAL_PRACTITIONER, Workplace.gpOffice(municipality), null);
    }

    private static Practitioner doctor(
            String givenName, String familyName, Role role, Workplace workplace, @Nullable String account) {
        return new Practitioner(givenName, familyName, role, workplace, "allmennmedisin", account);
    }

    private static Practitioner specialist(
            String givenName, String familyName, Workplace hospital, String specialty, @Nullable String account) {
        return new Practitioner(givenName, familyName, Role.SPECIALIST, hospital, specialty, account);
    }

    private static Practitioner nurse(
            String givenName, String familyName, Municipality municipality, @Nullable String account) {
        return new Practitioner(givenName, familyName, Role.HOME_CARE, Workplace.of(municipality), null, account);
    }

    private static Practitioner lay(
            String givenName, String familyName, Role role, Workplace workplace, @Nullable String account) {
        return new Practitioner(givenName, familyName, role, workplace, null, account);
    }
}
