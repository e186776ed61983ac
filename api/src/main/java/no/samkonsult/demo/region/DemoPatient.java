package no.samkonsult.demo.region;

import static no.samkonsult.demo.region.Course.DECOMPENSATING;
import static no.samkonsult.demo.region.Course.EXACERBATION;
import static no.samkonsult.demo.region.Course.FAULTY_SCALE;
import static no.samkonsult.demo.region.Course.HIGH_GLUCOSE;
import static no.samkonsult.demo.region.Course.HIGH_PRESSURE;
import static no.samkonsult.demo.region.Course.LOW_BATTERY;
import static no.samkonsult.demo.region.Course.LOW_GLUCOSE;
import static no.samkonsult.demo.region.Course.STEADY;
import static no.samkonsult.demo.region.Municipality.ALVER;
import static no.samkonsult.demo.region.Municipality.AUSTRHEIM;
import static no.samkonsult.demo.region.Municipality.FEDJE;
import static no.samkonsult.demo.region.Municipality.GULEN;
import static no.samkonsult.demo.region.Municipality.MASFJORDEN;
import static no.samkonsult.demo.region.Municipality.MODALEN;
import static no.samkonsult.demo.region.Municipality.OSTEROY;
import static no.samkonsult.demo.region.Programme.COPD;
import static no.samkonsult.demo.region.Programme.DIABETES;
import static no.samkonsult.demo.region.Programme.HEART_FAILURE;
import static no.samkonsult.demo.region.Programme.HYPERTENSION;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** A fictional patient. {@code key} begins the names of their devices. */
record DemoPatient(
        String key,
        String givenName,
        String familyName,
        LocalDate birthDate,
        Municipality municipality,
        Course course,
        Set<Programme> programmes) {

    static final DemoPatient ANNA =
            patient("anna", "Anna Strømsnes", "1944-03-12", ALVER, STEADY, COPD, HEART_FAILURE, DIABETES);
    static final DemoPatient OLAV = patient("olav", "Olav Nordgulen", "1939-09-27", MASFJORDEN, STEADY, HEART_FAILURE);

    private static final List<DemoPatient> ALL = List.of(
            ANNA,
            patient("magnhild", "Magnhild Hopland", "1938-05-03", ALVER, DECOMPENSATING, HEART_FAILURE),
            patient("arvid", "Arvid Sletten", "1951-11-19", ALVER, EXACERBATION, COPD),
            patient("solveig", "Solveig Gjervik", "1957-02-08", ALVER, HIGH_PRESSURE, HYPERTENSION, DIABETES),
            patient("einar", "Einar Hundvin", "1946-07-30", ALVER, FAULTY_SCALE, HEART_FAILURE),
            patient("borghild", "Borghild Askeland", "1934-06-14", ALVER, LOW_BATTERY, COPD, HYPERTENSION),
            patient("leif", "Leif Rossnes", "1961-10-22", ALVER, STEADY, DIABETES),
            patient("turid", "Turid Vågseidet", "1949-01-05", ALVER, STEADY, COPD),
            patient("harald", "Harald Ådland", "1972-12-01", ALVER, STEADY, HYPERTENSION),
            patient("gerd", "Gerd Toska", "1942-04-17", ALVER, STEADY, HEART_FAILURE, DIABETES),
            patient("jorunn", "Jorunn Fonnes", "1947-08-25", AUSTRHEIM, EXACERBATION, COPD),
            patient("alf", "Alf Kaland", "1955-03-09", AUSTRHEIM, STEADY, HEART_FAILURE),
            patient("torbjorn", "Torbjørn Njøten", "1978-06-02", AUSTRHEIM, STEADY, DIABETES),
            patient("signe", "Signe Moldøy", "1940-10-11", FEDJE, HIGH_GLUCOSE, DIABETES),
            patient("peder", "Peder Tangen", "1953-09-16", FEDJE, STEADY, COPD),
            patient("klara", "Klara Eivindvik", "1936-12-20", GULEN, HIGH_PRESSURE, HYPERTENSION),
            patient("nils", "Nils Rutledal", "1948-02-28", GULEN, LOW_GLUCOSE, DIABETES),
            patient("astrid", "Astrid Byrknesøy", "1959-05-15", GULEN, STEADY, COPD),
            patient("henrik", "Henrik Floli", "1981-07-07", GULEN, STEADY, HYPERTENSION),
            OLAV,
            patient("guro", "Guro Solheimdal", "1945-11-04", MASFJORDEN, EXACERBATION, COPD),
            patient("magne", "Magne Andvik", "1952-01-23", MASFJORDEN, HIGH_PRESSURE, HYPERTENSION),
            patient("ragna", "Ragna Øksendal", "1937-08-12", MODALEN, FAULTY_SCALE, HEART_FAILURE),
            patient("steinar", "Steinar Hellandsbø", "1964-04-30", MODALEN, STEADY, DIABETES),
            patient("liv", "Liv Farestveit", "1950-10-03", MODALEN, STEADY, HYPERTENSION),
            patient("asbjorn", "Asbjørn Fotland", "1943-06-21", OSTEROY, DECOMPENSATING, HEART_FAILURE),
            patient("ingeborg", "Ingeborg Bruvik", "1935-03-29", OSTEROY, HIGH_GLUCOSE, DIABETES, HYPERTENSION),
            patient("kaare", "Kåre Gjerstad", "1958-12-13", OSTEROY, STEADY, COPD),
            patient("reidun", "Reidun Hamre", "1954-07-18", OSTEROY, STEADY, HEART_FAILURE),
            patient("odd", "Odd Fugledal", "1969-09-09", OSTEROY, STEADY, DIABETES));

    /** They have devices, and nobody has confirmed limits for them: "Grenser manglar". */
    private static final Set<String> WITHOUT_LIMITS = Set.of("harald", "odd");

    /** On the list of the other GP in Knarvik. */
    private static final Set<String> WITH_SECOND_GP = Set.of("leif", "gerd");

    static List<DemoPatient> all() {
        return ALL;
    }

    int place() {
        return ALL.indexOf(this);
    }

    UUID id() {
        return DemoId.of("patient", key);
    }

    UUID person() {
        return DemoId.of("person", key);
    }

    UUID controller() {
        return Workplace.of(municipality).id();
    }

    Practitioner gp() {
        return WITH_SECOND_GP.contains(key) ? Practitioner.SECOND_KNARVIK_GP : Practitioner.gpIn(municipality);
    }

    Vitals usual() {
        return Vitals.of(key);
    }

    Set<Kit> kits() {
        var kits = EnumSet.noneOf(Kit.class);
        programmes.forEach(programme -> kits.addAll(programme.kits()));
        return kits;
    }

    String device(Kit kit) {
        return key + "-" + kit.suffix();
    }

    List<Limits> limits() {
        return WITHOUT_LIMITS.contains(key) ? List.of() : Limits.of(usual(), kits());
    }

    private static DemoPatient patient(
            String key,
            String name,
            String birthDate,
            Municipality municipality,
            Course course,
            Programme... programmes) {
        int space = name.indexOf(' ');
        return new DemoPatient(
                key,
                name.substring(0, space),
                name.substring(space + 1),
                LocalDate.parse(birthDate),
                municipality,
                course,
                Set.copyOf(Arrays.asList(programmes)));
    }
}
