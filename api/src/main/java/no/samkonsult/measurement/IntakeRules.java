package no.samkonsult.measurement;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import no.samkonsult.measurement.ReadingRules.Unjudged;
import no.samkonsult.monitoring.LimitSet;
import no.samkonsult.monitoring.LimitsInForce;
import no.samkonsult.shared.PatientId;

/** Decides what becomes of something a device sent. */
final class IntakeRules {
    private IntakeRules() {}

    /** When to ask who had the device: as reported, or on arrival where the device's clock cannot be right. */
    static Instant assignedAt(Incoming incoming) {
        return switch (incoming) {
            case Incoming.Reported reading when !isClockSuspect(reading) -> ReadingRules.effectiveAt(reading);
            case Incoming _ -> incoming.receivedAt();
        };
    }

    static Arrival judge(Incoming incoming, Assignment assignment, LimitsInForce limits) {
        return switch (incoming) {
            case Incoming.Unreadable unreadable -> new Arrival.Rejected(incoming, assignment, unreadable.reason());
            case Incoming.Reported reading -> judge(reading, assignment, limits);
            case Incoming.Told told ->
                assignment.deviceKey() == null
                        ? new Arrival.Rejected(told, assignment, "device is not registered")
                        : new Arrival.Heard(told, assignment);
        };
    }

    private static Arrival judge(Incoming.Reported reading, Assignment assignment, LimitsInForce limits) {
        Integer device = assignment.deviceKey();
        Integer patientKey = assignment.patientKey();
        PatientId patient = assignment.patient();
        Short controller = assignment.controllerKey();
        if (device == null) {
            return new Arrival.Rejected(reading, assignment, "device is not registered");
        }
        if (patientKey == null || patient == null || controller == null) {
            return new Arrival.Rejected(reading, assignment, "nobody had the device at the time of measuring");
        }
        Optional<List<Unjudged>> unjudged = ReadingRules.measurements(reading);
        if (unjudged.isEmpty()) {
            return new Arrival.Rejected(
                    reading,
                    assignment,
                    "unit cannot be converted for " + reading.kind().code());
        }
        List<NewMeasurement> measurements = unjudged.get().stream()
                .map(each -> measurement(reading, each, new Owner(patientKey, patient, controller, device), limits))
                .toList();
        return new Arrival.Accepted(reading, assignment, measurements);
    }

    /** Whose a measurement is, and from which device. */
    private record Owner(int patientKey, PatientId patient, short controller, int device) {}

    private static NewMeasurement measurement(
            Incoming.Reported reading, Unjudged unjudged, Owner owner, LimitsInForce limits) {
        Instant effectiveAt = ReadingRules.effectiveAt(reading);
        Kind kind = unjudged.kind();
        LimitSet inForce =
                limits.at(owner.patientKey(), kind.stored(), effectiveAt).orElse(null);
        Assessment assessment = AssessmentRules.assess(kind, unjudged.values(), isClockSuspect(reading), inForce);
        return new NewMeasurement(
                new MeasurementId(
                        owner.patientKey(), effectiveAt, kind, owner.device(), ReadingRules.sequence(reading)),
                owner.patient(),
                owner.controller(),
                reading.receivedAt(),
                ReadingRules.utcOffset(reading),
                unjudged.values(),
                inForce,
                assessment,
                ReadingRules.flags(reading, assessment));
    }

    private static boolean isClockSuspect(Incoming.Reported reading) {
        return AssessmentRules.isClockSuspect(ReadingRules.effectiveAt(reading), reading.receivedAt());
    }
}
