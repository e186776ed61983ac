package no.samkonsult.scheduling.preference;

import jakarta.inject.Singleton;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.samkonsult.access.Ground;
import no.samkonsult.access.Scope;
import no.samkonsult.audit.Action;
import no.samkonsult.audit.AuditTrail;
import no.samkonsult.organisation.hours.Hours;
import no.samkonsult.patient.PatientRegister;
import no.samkonsult.platform.Acting;
import no.samkonsult.platform.Principal;
import no.samkonsult.scheduling.BookingGround;
import no.samkonsult.scheduling.hours.WorkingTime;
import no.samkonsult.shared.PatientId;
import no.samkonsult.shared.PersonId;
import org.jspecify.annotations.Nullable;

/** Where patients and next of kin say when meetings suit them, and those who book for a patient note it for them. */
@Singleton
public class PreferenceDesk {
    private final Preferences preferences;
    private final BookingGround grounds;
    private final PatientRegister patients;
    private final AuditTrail audit;

    PreferenceDesk(Preferences preferences, BookingGround grounds, PatientRegister patients, AuditTrail audit) {
        this.preferences = preferences;
        this.grounds = grounds;
        this.patients = patients;
        this.audit = audit;
    }

    /** @param name of the patient; empty for oneself */
    record Sheet(String name, PersonId person, WorkingTime time) {}

    /** One's own; none for those at work, whose calendars say it. */
    @Acting
    Optional<Sheet> own(Principal who) {
        return who.role().isPrivate() ? Optional.of(sheet("", who.person())) : Optional.empty();
    }

    /** A patient's, for those who may book for them. */
    @Acting
    Optional<Sheet> of(Principal who, PatientId id) {
        Optional<Ground> ground = grounds.toBook(who, id);
        return patients.find(who, id, Scope.IDENTITY)
                .filter(_ -> ground.isPresent())
                .map(found -> sheet(
                        found.patient().name(), new PersonId(found.patient().personId())));
    }

    /** False for those at work. */
    @Acting
    boolean save(Principal who, Map<DayOfWeek, List<Hours>> week) {
        boolean mine = own(who).isPresent();
        if (mine) {
            replace(who, null, who.person(), week, "SELF");
        }
        return mine;
    }

    /** False where there is no such patient for whoever saves it. */
    @Acting
    boolean save(Principal who, PatientId id, Map<DayOfWeek, List<Hours>> week) {
        Optional<Sheet> sheet = of(who, id);
        sheet.ifPresent(found -> replace(
                who,
                id,
                found.person(),
                week,
                grounds.toBook(who, id).orElseThrow().name()));
        return sheet.isPresent();
    }

    private void replace(
            Principal who,
            @Nullable PatientId patient,
            PersonId person,
            Map<DayOfWeek, List<Hours>> week,
            String ground) {
        preferences.replace(person, week);
        audit.record(who, patient, Action.UPDATE, "meeting-times/" + person, ground);
    }

    private Sheet sheet(String name, PersonId person) {
        return new Sheet(name, person, preferences.of(List.of(person)).getOrDefault(person, WorkingTime.NONE));
    }
}
