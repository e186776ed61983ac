package no.samkonsult.deviceport;

import static java.util.Objects.requireNonNullElse;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.samkonsult.device.Absence;
import no.samkonsult.device.Correction;
import no.samkonsult.device.Details;
import no.samkonsult.device.DeviceStatus;
import no.samkonsult.device.Kind;
import no.samkonsult.device.Mark;
import no.samkonsult.device.Reading;
import no.samkonsult.device.Supplement;
import no.samkonsult.device.decode.Decoder;
import no.samkonsult.device.decode.Decoding;
import no.samkonsult.device.decode.Message;
import no.samkonsult.fhir.ReportedObservation;
import no.samkonsult.fhir.ReportedObservation.Clocks;
import no.samkonsult.fhir.ReportedObservation.Context;
import no.samkonsult.fhir.ReportedObservation.DeviceTold;
import no.samkonsult.fhir.ReportedObservation.Measured;
import no.samkonsult.fhir.ReportedObservation.Missing;
import no.samkonsult.fhir.ReportedObservation.Remark;
import no.samkonsult.fhir.ReportedObservation.Status;
import no.samkonsult.fhir.ReportedObservation.Unreadable;
import no.samkonsult.fhir.map.ReportMapping;
import org.jspecify.annotations.Nullable;

/**
 * The decoder of FHIR R4: an Observation, or a Bundle of them. A device that an Observation names is one beneath the sender, unless
 * the name is the sender's own.
 */
final class FhirDecoder implements Decoder {
    static final String CONTENT_TYPE = "application/fhir+json";

    @Override
    public List<Decoding> decode(Message message) {
        return ReportMapping.read(message.payload()).stream()
                .map(reported -> decoding(reported, message))
                .toList();
    }

    private static Decoding decoding(ReportedObservation reported, Message message) {
        try {
            return switch (reported) {
                case Measured measured -> measured(measured, message);
                case DeviceTold told -> new Decoding.Told(status(told, message));
                case Unreadable unreadable -> illegible(unreadable, unreadable.reason());
            };
        } catch (IllegalArgumentException refused) {
            return illegible(reported, requireNonNullElse(refused.getMessage(), "refused"));
        }
    }

    private static Decoding illegible(ReportedObservation reported, String reason) {
        return Decoding.Illegible.because(reported.path() + reason);
    }

    private static Decoding measured(Measured measured, Message message) {
        Context context = measured.context();
        if (context.time() == null && message.retained()) {
            throw new IllegalArgumentException("payload: retained and without a time of its own");
        }
        Kind kind = Kind.ofCode(measured.kind().code())
                .orElseThrow(() -> new IllegalStateException(
                        "no kind is called " + measured.kind().code()));
        return Decoding.Legible.of(
                new Reading(kind, context.time(), null, values(measured), measured.unit(), details(context, message)));
    }

    private static Map<String, BigDecimal> values(Measured measured) {
        Map<String, BigDecimal> values = new HashMap<>();
        measured.values().forEach((name, value) -> values.put(name.code(), value));
        BigDecimal pulse = measured.pulse();
        if (pulse != null) {
            values.put("pulse", pulse);
        }
        return values;
    }

    private static Details details(Context context, Message message) {
        Details.Builder details = Details.builder()
                .beneath(beneath(context.device(), message))
                .duration(context.duration())
                .deviceClock(clock(context.clocks(), message))
                .absence(absence(context.missing()))
                .correction(correction(context.status()));
        context.circumstances().forEach(each -> details.supplement(Supplement.valueOf(each.name())));
        context.remarks().forEach(each -> details.mark(mark(each)));
        return details.build();
    }

    private static DeviceStatus status(DeviceTold told, Message message) {
        BigDecimal percent = told.battery();
        return new DeviceStatus(
                beneath(told.device(), message), null, percent == null ? null : percent.movePointLeft(2), null);
    }

    private static @Nullable String beneath(List<String> names, Message message) {
        return names.isEmpty() || names.contains(message.topic().device().value()) ? null : names.getFirst();
    }

    /** As it is on arrival: a gateway without a network may send long after it read the clock. */
    private static @Nullable OffsetDateTime clock(@Nullable Clocks clocks, Message message) {
        return clocks == null
                ? null
                : clocks.deviceAt(message.receivedAt().atOffset(clocks.device().getOffset()));
    }

    private static @Nullable Absence absence(@Nullable Missing missing) {
        return switch (missing) {
            case null -> null;
            case NOT_A_NUMBER -> Absence.NOT_A_NUMBER;
            case POSITIVE_INFINITY -> Absence.POSITIVE_INFINITY;
            case NEGATIVE_INFINITY -> Absence.NEGATIVE_INFINITY;
            case ERROR -> Absence.ERROR;
        };
    }

    private static Correction correction(Status status) {
        return switch (status) {
            case FINAL -> Correction.NONE;
            case AMENDED -> Correction.AMENDED;
            case ENTERED_IN_ERROR -> Correction.ENTERED_IN_ERROR;
        };
    }

    private static Mark mark(Remark remark) {
        return switch (remark) {
            case PRELIMINARY -> Mark.QUESTIONABLE;
            case TEST -> Mark.DEMONSTRATION;
        };
    }
}
