package no.samkonsult.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import java.util.function.BiConsumer;
import no.samkonsult.shared.Role;

/** What there is between a patient and somebody who asks, put into the database as the features put it there. */
enum Situation {
    OWN((patient, actor) -> patient.relate(actor.person(), "OWN_DATA")),
    ENROLLED_HERE((patient, actor) -> patient.relate(actor.service(), "ENROLMENT")),
    ENROLLED_ELSEWHERE((patient, actor) -> patient.relate(actor.otherService(), "ENROLMENT")),
    NO_LONGER_ENROLLED((patient, actor) -> patient.related(actor.service(), "ENROLMENT", Relation.ENDED)),
    CARE_WAS_GIVEN((patient, actor) -> patient.relate(actor.service(), "CARE_GIVEN")),
    GP_LIST((patient, actor) -> patient.relate(actor.person(), "GP_LIST", actor.organisation())),
    GP_LIST_OTHER_EMPLOYER((patient, actor) -> patient.relate(actor.person(), "GP_LIST", actor.otherOrganisation())),
    STANDS_IN_FOR_THE_GP(
            (patient, actor) -> patient.relate(actor.regular("accepted"), "GP_LIST", actor.organisation())),
    ASKED_TO_STAND_IN((patient, actor) -> patient.relate(actor.regular("asked"), "GP_LIST", actor.organisation())),
    STOOD_IN_UNTIL_YESTERDAY(
            (patient, actor) -> patient.relate(actor.regular("over"), "GP_LIST", actor.organisation())),
    CARE_TEAM((patient, actor) -> patient.relate(actor.person(), "CARE_TEAM", actor.organisation())),
    RESPONSIBLE_FOR_PLAN((patient, actor) -> patient.relate(actor.person(), "PLAN", actor.organisation())),
    ON_DUTY((patient, actor) -> patient.relate(actor.watched(true), "ENROLMENT")),
    OFF_DUTY((patient, actor) -> patient.relate(actor.watched(false), "ENROLMENT")),
    HANDED_OVER((patient, actor) -> patient.relate(actor.service(), "HAND_OVER")),
    HAND_OVER_CLOSED((patient, actor) -> patient.related(actor.service(), "HAND_OVER", Relation.ENDED)),
    CONSULTATION_IN_ITS_DAYS((patient, actor) -> {
        patient.related(actor.person(), "CONSULTATION", Relation.OF_CONSULTATIONS);
        if (!actor.role().isPrivate()) {
            patient.relate(actor.person(), "CONSULTATION", actor.organisation());
        }
    }),
    CONSULTATION_ONLY_INVITED(
            (patient, actor) -> patient.related(actor.person(), "CONSULTATION", Relation.OF_CONSULTATIONS)),
    CONSENTED((patient, actor) -> patient.related(actor.person(), "CONSENT", Relation.OF_MEASUREMENTS)),
    CONSENT_WITHDRAWN((patient, actor) -> patient.related(actor.person(), "CONSENT", Relation.ENDED)),
    NEAREST_KIN((patient, actor) -> patient.relate(actor.person(), "NEAREST_KIN")),
    GUARDIAN((patient, actor) -> patient.relate(actor.person(), "GUARDIAN")),
    GUARDIAN_FOR_ECONOMY_ONLY((patient, actor) -> {}),
    POWER_OF_ATTORNEY((patient, actor) -> patient.relate(actor.person(), "POWER_OF_ATTORNEY")),
    PARENT((patient, actor) -> patient.relate(actor.person(), "PARENT")),
    PARENT_OF_CHILD_12_TO_15((patient, actor) -> patient.related(actor.person(), "PARENT", Relation.ENDED)),
    BARRED_PERSON((patient, actor) -> barred(patient, actor, actor.person())),
    BARRED_SERVICE((patient, actor) -> barred(patient, actor, actor.service())),
    BARRED_ORGANISATION((patient, actor) -> barred(patient, actor, actor.organisation())),
    BARRED_FROM_MEASUREMENTS((patient, actor) -> {
        patient.relate(actor.service(), "ENROLMENT");
        patient.bar(actor.person(), "measurements", true);
    }),
    BAR_LIFTED((patient, actor) -> {
        patient.relate(actor.service(), "ENROLMENT");
        patient.bar(actor.person(), "all", false);
    }),
    REASONED_OPENING((patient, actor) -> patient.relate(actor.person(), "REASONED_OPENING", actor.organisation())),
    REASONED_OPENING_OF_BARRED((patient, actor) -> {
        patient.relate(actor.person(), "REASONED_OPENING", actor.organisation());
        patient.bar(actor.person(), "all", true);
    }),
    EMERGENCY((patient, actor) -> patient.relate(actor.person(), "EMERGENCY", actor.organisation())),
    EMERGENCY_OF_BARRED((patient, actor) -> {
        patient.relate(actor.person(), "EMERGENCY", actor.organisation());
        patient.bar(actor.person(), "all", true);
    }),
    EXCEPTION_ENDED((patient, actor) -> patient.related(actor.person(), "EMERGENCY", Relation.ENDED)),
    DEAD((patient, actor) -> {
        patient.relate(actor.service(), "ENROLMENT");
        patient.related(actor.person(), actor.role() == Role.PATIENT ? "OWN_DATA" : "CONSENT", Relation.ENDED);
    });

    /** A care relation that is not simply the whole record from always on. */
    enum Relation {
        ENDED,
        OF_CONSULTATIONS,
        OF_MEASUREMENTS
    }

    private final BiConsumer<MatrixPatient, Actors.Actor> tie;

    Situation(BiConsumer<MatrixPatient, Actors.Actor> tie) {
        this.tie = tie;
    }

    static Situation of(String title) {
        return Arrays.stream(values())
                .filter(each -> each.title().equals(title))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no situation " + title));
    }

    String title() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether everybody has a patient of their own here: nobody else can be oneself. */
    boolean isPersonal() {
        return this == OWN;
    }

    void tie(MatrixPatient patient, Actors.Actor actor) {
        tie.accept(patient, actor);
    }

    private static void barred(MatrixPatient patient, Actors.Actor actor, UUID party) {
        patient.relate(actor.service(), "ENROLMENT");
        patient.bar(party, "all", true);
    }
}
