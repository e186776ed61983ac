package no.samkonsult.measurement.intake;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import no.samkonsult.measurement.Assessment;
import no.samkonsult.measurement.Circumstance;
import no.samkonsult.measurement.MeasurementId;
import no.samkonsult.measurement.NewMeasurement;
import no.samkonsult.measurement.Remark;
import no.samkonsult.measurement.intake.ClockRules.Moment;
import no.samkonsult.measurement.intake.Particulars.Standing;
import no.samkonsult.measurement.intake.ReadingRules.Unjudged;
import no.samkonsult.measurement.judgement.AssessmentRules;
import no.samkonsult.measurement.judgement.Evaluation;
import no.samkonsult.monitoring.LimitSet;
import no.samkonsult.monitoring.LimitsInForce;
import org.jspecify.annotations.Nullable;

/** Decides what becomes of something a device sent. */
final class IntakeRules {
    static final String UNREGISTERED = "device is not registered";
    private static final String NOBODY = "nobody had the device at the time of measuring";
    private static final String ONE_OF_SEVERAL = "several share the device, and it did not tell who used it";

    private IntakeRules() {}

    /**
     * Whose a reading is: of whoever had the device when it was taken, or on arrival where the device's clock cannot be right.
     */
    static Holder holder(Incoming.Reported reading, Optional<Sender> sender, Moment moment) {
        Instant then = moment.isSuspect() ? reading.receivedAt() : moment.measuredAt();
        return sender.map(each -> each.holderAt(then, reading.particulars().user()))
                .orElseGet(Holder.Unregistered::new);
    }

    static Arrival judge(Incoming.Told told, Holder holder) {
        return holder instanceof Holder.Unregistered
                ? new Arrival.Rejected(told, holder, UNREGISTERED)
                : new Arrival.Heard(told, holder);
    }

    static Arrival judge(Incoming.OfReading of, Holder holder) {
        return switch (holder) {
            case Holder.Patient _ -> new Arrival.Belonging(of, holder);
            case Holder.Nobody _, Holder.OneOfSeveral _, Holder.Unregistered _ ->
                new Arrival.Rejected(of, holder, whyNobodys(holder));
        };
    }

    static Arrival judge(Incoming.Reported reading, Holder holder, Moment moment, LimitsInForce limits) {
        return switch (holder) {
            case Holder.Patient patient -> judge(reading, patient, moment, limits);
            case Holder.Nobody _, Holder.OneOfSeveral _, Holder.Unregistered _ ->
                new Arrival.Rejected(reading, holder, whyNobodys(holder));
        };
    }

    private static String whyNobodys(Holder holder) {
        return switch (holder) {
            case Holder.Unregistered _ -> UNREGISTERED;
            case Holder.OneOfSeveral _ -> ONE_OF_SEVERAL;
            case Holder.Nobody _, Holder.Patient _ -> NOBODY;
        };
    }

    private static Arrival judge(
            Incoming.Reported reading, Holder.Patient patient, Moment moment, LimitsInForce limits) {
        Optional<List<Unjudged>> unjudged = ReadingRules.measurements(reading);
        if (unjudged.isEmpty()) {
            return new Arrival.Rejected(
                    reading,
                    patient,
                    "unit cannot be converted for " + reading.kind().code());
        }
        return new Arrival.Accepted(
                reading,
                patient,
                unjudged.get().stream()
                        .map(each -> measurement(reading, each, patient, moment, limits))
                        .toList());
    }

    private static NewMeasurement measurement(
            Incoming.Reported reading, Unjudged unjudged, Holder.Patient patient, Moment moment, LimitsInForce limits) {
        Possession had = patient.had();
        LimitSet inForce = limits.at(had.patientKey(), unjudged.kind().stored(), moment.measuredAt())
                .orElse(null);
        Assessment assessment = Evaluation.of(() -> AssessmentRules.assess(
                unjudged.kind(), unjudged.values(), moment.isSuspect(), isDeviceInDoubt(reading), inForce));
        return new NewMeasurement(
                new MeasurementId(
                        had.patientKey(),
                        moment.reportedAt(),
                        unjudged.kind(),
                        patient.device(),
                        ReadingRules.sequence(reading)),
                had.patient(),
                had.controllerKey(),
                reading.receivedAt(),
                ReadingRules.utcOffset(reading),
                skewSeconds(moment),
                unjudged.values(),
                inForce,
                assessment,
                ReadingRules.flags(reading, assessment),
                Circumstance.stored(reading.particulars().circumstances()),
                reading.particulars().standing() == Standing.WITHDRAWN);
    }

    private static boolean isDeviceInDoubt(Incoming.Reported reading) {
        var remarks = reading.particulars().remarks();
        return remarks.contains(Remark.QUESTIONABLE) || remarks.contains(Remark.SENSOR_FAULT);
    }

    private static @Nullable Integer skewSeconds(Moment moment) {
        return moment.skew() == null ? null : Math.toIntExact(moment.skew().toSeconds());
    }
}
