package no.samkonsult.scheduling.preference;

import jakarta.inject.Singleton;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    /**
     * When meetings suit somebody.
     *
     * @param name of the patient; empty for oneself
     * @param ground on which it is read and written
     */
    record Sheet(String name, PersonId person, WorkingTime time, String ground) {}

    /** One's own; none for those at work, whose calendars say it. */
    @Acting
    Optional<Sheet> own(Principal who) {
        return who.role().isPrivate() ? Optional.of(sheet("", who.person(), "SELF")) : Optional.empty();
    }

    /** A patient's, for those who may book for them. */
    @Acting
    Optional<Sheet> of(Principal who, PatientId id) {
        return grounds.toBook(who, id).flatMap(ground -> patients.find(who, id, Scope.IDENTITY)
                .map(found -> sheet(
                        found.patient().name(), new PersonId(found.patient().personId()), ground.name())));
    }

    /** False for those at work. */
    @Acting
    boolean save(Principal who, Map<DayOfWeek, List<Hours>> week) {
        return replace(who, null, own(who), week);
    }

    /** False where there is no such patient for whoever saves it. */
    @Acting
    boolean save(Principal who, PatientId id, Map<DayOfWeek, List<Hours>> week) {
        return replace(who, id, of(who, id), week);
    }

    private boolean replace(
            Principal who, @Nullable PatientId patient, Optional<Sheet> sheet, Map<DayOfWeek, List<Hours>> week) {
        sheet.ifPresent(found -> {
            preferences.replace(found.person(), week);
            audit.record(who, patient, Action.UPDATE, "meeting-times/" + found.person(), found.ground());
        });
        return sheet.isPresent();
    }

    private Sheet sheet(String name, PersonId person, String ground) {
        return new Sheet(name, person, preferences.of(List.of(person)).getOrDefault(person, WorkingTime.NONE), ground);
    }
}
