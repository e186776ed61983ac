package no.samkonsult.access;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import no.samkonsult.shared.Role;

/** A patient in every situation, tied to somebody in every role. */
final class MatrixPatients {
    private static final Map<Situation, Map<Role, MatrixPatient>> ALL = create();

    private MatrixPatients() {}

    static MatrixPatient in(Situation situation, Role role) {
        return requireNonNull(requireNonNull(ALL.get(situation)).get(role));
    }

    static List<MatrixPatient> all() {
        return ALL.values().stream()
                .flatMap(each -> each.values().stream())
                .distinct()
                .toList();
    }

    private static Map<Situation, Map<Role, MatrixPatient>> create() {
        var patients = new EnumMap<Situation, Map<Role, MatrixPatient>>(Situation.class);
        for (Situation situation : Situation.values()) {
            patients.put(situation, situation.isPersonal() ? oneEach(situation) : oneForAll(situation));
        }
        return patients;
    }

    private static Map<Role, MatrixPatient> oneForAll(Situation situation) {
        MatrixPatient patient = MatrixPatient.create(null);
        var patients = new EnumMap<Role, MatrixPatient>(Role.class);
        for (Role role : Role.values()) {
            situation.tie(patient, Actors.in(role));
            patients.put(role, patient);
        }
        return patients;
    }

    /** Everybody is a patient too, and only one. */
    private static Map<Role, MatrixPatient> oneEach(Situation situation) {
        var patients = new EnumMap<Role, MatrixPatient>(Role.class);
        Arrays.stream(Role.values()).forEach(role -> {
            Actors.Actor actor = Actors.in(role);
            MatrixPatient patient = MatrixPatient.create(actor.person());
            situation.tie(patient, actor);
            patients.put(role, patient);
        });
        return patients;
    }
}
