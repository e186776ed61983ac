package no.samkonsult.scheduling.appointment;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import no.samkonsult.access.Access;
import no.samkonsult.access.Ground;
import no.samkonsult.access.Scope;
import no.samkonsult.audit.Action;
import no.samkonsult.audit.AuditTrail;
import no.samkonsult.platform.Acting;
import no.samkonsult.platform.Principal;
import no.samkonsult.scheduling.Bookings;
import no.samkonsult.scheduling.appointment.AppointmentTable.Visible;
import no.samkonsult.shared.PatientId;
import org.jspecify.annotations.Nullable;

/** Reads consultations that one may see, on the same grounds as on pages and REST; each one read is in the trail. */
@Singleton
public class Appointments {
    private final Bookings bookings;
    private final AppointmentTable table;
    private final Access access;
    private final AuditTrail audit;

    Appointments(Bookings bookings, AppointmentTable table, Access access, AuditTrail audit) {
        this.bookings = bookings;
        this.table = table;
        this.access = access;
        this.audit = audit;
    }

    /** One, or nothing where there is none that one may know of. */
    @Acting
    public Optional<Appointment> one(Principal who, AppointmentId id) {
        return whole(who, id.consultation()).flatMap(appointment -> appointment.named(id));
    }

    /** What somebody has said to being asked, or nothing where there is nothing that one may know of. */
    @Acting
    public Optional<Answer> answer(Principal who, AnswerId id) {
        return whole(who, id.consultation()).flatMap(appointment -> appointment.answer(id.person()));
    }

    @Acting
    public Found<Appointment> search(Principal who, AppointmentSearch search) {
        Found<AppointmentId> found = Found.of(search.count(), table.find(search));
        List<UUID> consultations =
                found.shown().stream().map(AppointmentId::consultation).toList();
        Map<UUID, Appointment> whole = read(who, consultations, search.patient());
        return found.map(id -> Optional.ofNullable(whole.get(id.consultation())).flatMap(one -> one.named(id)));
    }

    @Acting
    public Found<Answer> search(Principal who, AnswerSearch search) {
        Found<AnswerId> found = Found.of(search.count(), table.find(search));
        List<UUID> consultations =
                found.shown().stream().map(AnswerId::consultation).toList();
        Map<UUID, Appointment> whole = read(who, consultations, search.patient());
        return found.map(
                id -> Optional.ofNullable(whole.get(id.consultation())).flatMap(one -> one.answer(id.person())));
    }

    private Optional<Appointment> whole(Principal who, UUID consultation) {
        return bookings.one(who, consultation)
                .flatMap(
                        _ -> table.whole(Set.of(consultation)).values().stream().findFirst())
                .map(Visible::appointment);
    }

    /** What was found, each once in the trail; where nothing was, that somebody asked who has no ground for the patient. */
    private Map<UUID, Appointment> read(Principal who, Collection<UUID> found, @Nullable PatientId patient) {
        if (found.isEmpty() && patient != null) {
            access.ground(who, patient, Scope.CONSULTATIONS);
        }
        var grounds = new HashMap<PatientId, Optional<Ground>>();
        var read = new HashMap<UUID, Appointment>();
        table.whole(new LinkedHashSet<>(found)).forEach((id, visible) -> {
            Appointment appointment = visible.appointment();
            Optional<Ground> ground = visible.involved()
                    ? Optional.of(Ground.CONSULTATION)
                    : grounds.computeIfAbsent(
                            appointment.patient(), one -> access.ground(who, one, Scope.CONSULTATIONS));
            ground.ifPresent(open -> {
                audit.record(who, appointment.patient(), Action.READ, "consultation/" + id, open.name());
                read.put(id, appointment);
            });
        });
        return read;
    }
}
