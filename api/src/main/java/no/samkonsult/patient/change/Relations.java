package no.samkonsult.patient.change;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import no.samkonsult.access.Access;
import no.samkonsult.access.CareRelation;
import no.samkonsult.access.Ground;
import no.samkonsult.shared.OrganisationId;
import no.samkonsult.shared.PatientId;

/** What a change gives and takes of grounds. Whoever gave care keeps what was recorded while they gave it. */
@Singleton
final class Relations {
    /** What a patient has of their own, and those who speak for them. */
    private static final Set<Ground> OWN = Set.of(
            Ground.OWN_DATA,
            Ground.CONSENT,
            Ground.NEAREST_KIN,
            Ground.GUARDIAN,
            Ground.POWER_OF_ATTORNEY,
            Ground.PARENT);

    private static final Set<Ground> AT_WORK =
            Set.of(Ground.GP_LIST, Ground.CARE_TEAM, Ground.PLAN, Ground.DUTY, Ground.HAND_OVER);

    private final Access access;

    Relations(Access access) {
        this.access = access;
    }

    void leave(PatientId patient, Enrolled enrolment, Instant at) {
        access.withdraw("enrolment/" + enrolment.id(), at);
        access.relate(CareRelation.of(patient, enrolment.serviceId(), Ground.CARE_GIVEN, at, given(patient))
                .recordedBefore(at));
    }

    void enrol(PatientId patient, UUID enrolment, UUID service, Instant at) {
        access.relate(CareRelation.of(patient, service, Ground.ENROLMENT, at, "enrolment/" + enrolment));
    }

    void unlist(PatientId patient, ListedWith doctor, Instant at) {
        access.withdraw(list(patient), at);
        access.relate(CareRelation.of(patient, doctor.personId(), Ground.CARE_GIVEN, at, given(patient))
                .actingFor(new OrganisationId(doctor.organisationId()))
                .recordedBefore(at));
    }

    /** A doctor, or somebody who books for one. */
    void list(PatientId patient, UUID person, UUID office, Instant at) {
        access.relate(CareRelation.of(patient, person, Ground.GP_LIST, at, list(patient))
                .actingFor(new OrganisationId(office)));
    }

    void endOwn(PatientId patient, Instant at) {
        access.withdraw(patient, OWN, at);
    }

    void endAtWork(PatientId patient, Instant at) {
        access.withdraw(patient, AT_WORK, at);
    }

    private static String list(PatientId patient) {
        return "gp_list/" + patient;
    }

    private static String given(PatientId patient) {
        return "care_given/" + patient;
    }
}
