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
    private static final Set<Ground> CARING = Set.of(Ground.CARE_TEAM, Ground.PLAN);
    private static final Set<Ground> PASSING = Set.of(Ground.DUTY, Ground.HAND_OVER);

    private final Access access;

    Relations(Access access) {
        this.access = access;
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

    /** What is left of grounds at work when the enrolment of the dead is ended. */
    void endAtWork(PatientId patient, Instant at) {
        access.conclude(patient, CARING, at);
        access.withdraw(patient, PASSING, at);
    }

    private static String list(PatientId patient) {
        return "gp_list/" + patient;
    }

    private static String given(PatientId patient) {
        return "care_given/" + patient;
    }
}
