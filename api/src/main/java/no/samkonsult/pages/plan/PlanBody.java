package no.samkonsult.pages.plan;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import no.samkonsult.measurement.Kind;
import no.samkonsult.monitoring.contact.ContactNurse;
import no.samkonsult.monitoring.limit.Known;
import no.samkonsult.monitoring.limit.PatientLimits;
import no.samkonsult.monitoring.plan.Activity;
import no.samkonsult.monitoring.plan.Pause;
import no.samkonsult.monitoring.plan.PlanView;
import no.samkonsult.monitoring.plan.Responsible;
import no.samkonsult.monitoring.questionnaire.PlannedQuestionnaire;
import no.samkonsult.monitoring.schedule.Schedule;
import no.samkonsult.pages.plan.limit.LimitBody;
import org.jspecify.annotations.Nullable;

/**
 * A monitoring plan as programs read it.
 *
 * @param reviewBy the day by which it is to be gone through; nothing ends then
 * @param responsible none: the plan lacks a responsible doctor
 * @param offered a doctor who is asked and has not answered
 */
@Serdeable
record PlanBody(
        UUID id,
        UUID patientId,
        String service,
        Instant since,
        @Nullable LocalDate reviewBy,
        @Nullable Doctor responsible,
        @Nullable Doctor offered,
        List<Contact> contacts,
        List<Planned> activities,
        List<Asked> questionnaires,
        List<Paused> pauses,
        List<Limits> limits) {
    /** A doctor, since when, and the id to answer an offer by. */
    @Serdeable
    record Doctor(UUID id, UUID doctorId, String name, String organisation, Instant since) {
        static Doctor of(Responsible responsible) {
            return new Doctor(
                    responsible.id(),
                    responsible.doctorId(),
                    responsible.doctor(),
                    responsible.organisation(),
                    responsible.since());
        }
    }

    /** A contact nurse of the service. */
    @Serdeable
    record Contact(UUID id, String name, Instant since) {}

    /** What is measured, at local times of day. */
    @Serdeable
    record Planned(
            UUID id,
            String kind,
            @Nullable String device,
            List<String> times,
            List<String> weekdays,
            int everyDays,
            long earlyMinutes,
            long graceMinutes,
            Instant from) {
        static Planned of(Activity activity) {
            var schedule = activity.schedule();
            return new Planned(
                    activity.id(),
                    Kind.ofStored(activity.kind()).code(),
                    activity.device(),
                    schedule.times().stream().map(LocalTime::toString).toList(),
                    schedule.weekdays().stream().sorted().map(Enum::name).toList(),
                    schedule.everyDays(),
                    schedule.early().toMinutes(),
                    schedule.grace().toMinutes(),
                    activity.from());
        }
    }

    /** A questionnaire that is asked, at local times of day. */
    @Serdeable
    record Asked(
            UUID id,
            String questionnaire,
            List<String> times,
            List<String> weekdays,
            int everyDays,
            long earlyMinutes,
            long graceMinutes,
            Instant from) {
        static Asked of(PlannedQuestionnaire asked) {
            Schedule schedule = asked.schedule();
            return new Asked(
                    asked.id(),
                    asked.code(),
                    schedule.times().stream().map(LocalTime::toString).toList(),
                    schedule.weekdays().stream().sorted().map(Enum::name).toList(),
                    schedule.everyDays(),
                    schedule.early().toMinutes(),
                    schedule.grace().toMinutes(),
                    asked.from());
        }
    }

    /** When nothing is expected. */
    @Serdeable
    record Paused(
            UUID id,
            Pause.Reason reason,
            Instant from,
            @Nullable Instant until) {}

    /** Limits that are in force, or proposed. */
    @Serdeable
    record Limits(int id, boolean inForce, String author, Instant at, LimitBody limits) {
        static Limits of(Known known, boolean inForce) {
            return new Limits(known.id(), inForce, known.author(), known.at(), LimitBody.of(known));
        }
    }

    static PlanBody of(
            PlanView view, List<ContactNurse> contacts, List<PlannedQuestionnaire> asked, PatientLimits limits) {
        return new PlanBody(
                view.plan().id(),
                view.plan().patient().value(),
                view.plan().service(),
                view.plan().since(),
                view.plan().reviewBy(),
                view.responsible().map(Doctor::of).orElse(null),
                view.offered().map(Doctor::of).orElse(null),
                contacts.stream()
                        .map(each -> new Contact(each.id(), each.name(), each.since()))
                        .toList(),
                view.activities().stream().map(Planned::of).toList(),
                asked.stream().map(Asked::of).toList(),
                view.pauses().stream()
                        .map(pause -> new Paused(pause.id(), pause.reason(), pause.from(), pause.until()))
                        .toList(),
                Stream.concat(
                                limits.inForce().stream().map(known -> Limits.of(known, true)),
                                limits.proposed().stream().map(known -> Limits.of(known, false)))
                        .toList());
    }
}
