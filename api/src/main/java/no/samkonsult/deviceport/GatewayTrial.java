package no.samkonsult.deviceport;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import no.samkonsult.device.Arrival;
import no.samkonsult.device.Details;
import no.samkonsult.device.Kind;
import no.samkonsult.device.Mark;
import no.samkonsult.device.Reading;
import no.samkonsult.device.decode.Decoding;
import no.samkonsult.device.decode.Message;
import no.samkonsult.device.decode.vendor.MappedJsonDecoder;
import no.samkonsult.device.decode.vendor.Mapping;
import no.samkonsult.device.decode.vendor.Mappings;
import no.samkonsult.device.topic.DeviceTopic;
import no.samkonsult.measurement.Component;
import no.samkonsult.measurement.intake.CanonicalReading;
import no.samkonsult.measurement.intake.Incoming;
import no.samkonsult.platform.Page;
import no.samkonsult.registry.mapping.Definition;
import no.samkonsult.registry.mapping.MappingTrial;
import no.samkonsult.registry.mapping.Trial;
import no.samkonsult.registry.mapping.Trial.Amount;
import no.samkonsult.registry.mapping.Trial.Outcome;

/** Reads a payload by a mapping with the gateway's own decoder and the intake's own rules, and stores nothing. */
@Singleton
final class GatewayTrial implements MappingTrial {
    private static final DeviceTopic TOPIC =
            DeviceTopic.parse("dho/v1/trial/reading").orElseThrow();

    private final Clock clock;

    GatewayTrial(Clock clock) {
        this.clock = clock;
    }

    @Override
    public List<String> targets() {
        return Stream.of(Kind.values())
                .flatMap(kind -> kind.valueNames().stream().map(name -> kind.code() + "/" + name))
                .toList();
    }

    @Override
    public void check(Definition definition) {
        Definitions.mapping(definition);
    }

    @Override
    public Trial read(Definition definition, byte[] payload) {
        Mapping mapping = Definitions.mapping(definition);
        Message message = Message.plain(TOPIC, mapping.contentType(), clock.instant(), payload);
        List<Decoding> decodings = new MappedJsonDecoder(Mappings.only(mapping), Page.ZONE).decode(message);
        return new Trial(
                decodings.isEmpty()
                        ? List.of(Outcome.wrong("payload: no reading in it"))
                        : decodings.stream().map(each -> outcome(each, message)).toList());
    }

    private static Outcome outcome(Decoding decoding, Message message) {
        return switch (decoding) {
            case Decoding.Legible legible -> outcome(legible.reading(), message);
            case Decoding.Illegible illegible -> Outcome.wrong(illegible.reason());
            case Decoding.Ignored _ -> Outcome.leftOut();
            case Decoding.Told _, Decoding.Context _ -> Outcome.wrong("payload: no reading");
        };
    }

    private static Outcome outcome(Reading reading, Message message) {
        Optional<List<CanonicalReading>> measurements =
                Received.of(arrival(reading, message)) instanceof Incoming.Reported reported
                        ? CanonicalReading.of(reported)
                        : Optional.empty();
        return measurements
                .map(all -> outcome(reading, all, message))
                .orElseGet(() -> Outcome.wrong("unit: %s cannot be converted for %s"
                        .formatted(reading.unit(), reading.kind().code())));
    }

    private static Arrival arrival(Reading reading, Message message) {
        return new Arrival.Decoded(
                TOPIC.device().value(), message.receivedAt(), TOPIC.toString(), message.payload(), null, reading);
    }

    private static Outcome outcome(Reading reading, List<CanonicalReading> measurements, Message message) {
        Details details = reading.details();
        OffsetDateTime effective = reading.time() != null
                ? reading.time()
                : message.receivedAt().atZone(Page.ZONE).toOffsetDateTime();
        return new Outcome(
                reading.kind().code(),
                reading.time(),
                details.marks().contains(Mark.LOCAL_TIME),
                details.marks().contains(Mark.MANUAL),
                reading.sequence(),
                details.user(),
                details.beneath(),
                details.battery(),
                measurements.stream().flatMap(each -> amounts(each).stream()).toList(),
                measurements.stream()
                        .map(each -> TrialObservation.of(each, effective, message.receivedAt()))
                        .toList(),
                false,
                null);
    }

    private static List<Amount> amounts(CanonicalReading measurement) {
        var amounts = new ArrayList<Amount>();
        List<Component> components = measurement.kind().components();
        for (int i = 0; i < components.size(); i++) {
            BigDecimal value = measurement.values().get(i);
            if (value != null) {
                Component component = components.get(i);
                amounts.add(new Amount(measurement.kind().code() + "/" + component.name(), value, component.unit()));
            }
        }
        return amounts;
    }
}
