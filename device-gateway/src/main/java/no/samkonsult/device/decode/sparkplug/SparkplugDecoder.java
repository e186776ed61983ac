package no.samkonsult.device.decode.sparkplug;

import static java.util.Objects.requireNonNullElse;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import no.samkonsult.device.DeviceStatus;
import no.samkonsult.device.decode.Decoder;
import no.samkonsult.device.decode.Decoding;
import no.samkonsult.device.decode.Decoding.Illegible;
import no.samkonsult.device.decode.Decoding.Told;
import no.samkonsult.device.decode.Message;
import no.samkonsult.device.decode.home.Beneath;
import no.samkonsult.device.decode.sparkplug.Birth.Announced;
import org.jspecify.annotations.Nullable;

/**
 * The decoder of Sparkplug B (Sparkplug 3.0.0, https://sparkplug.eclipse.org/specification), whose topics a gateway publishes below its
 * own: {@code dho/v1/{gateway}/sparkplug/spBv1.0/{group}/{type}/{edge}[/{device}]}.
 *
 * <p>A metric is a value by the last part of its name: {@code systolic}, {@code diastolic}, {@code mean}, {@code pulse},
 * {@code saturation} or {@code spo2}, {@code oxygenFlow}, {@code temperature}, {@code weight}, {@code glucose}, {@code fev1},
 * {@code fvc}, {@code pef}, {@code respiratoryRate}, {@code steps} and {@code inr}, with a small or a capital first letter, in the unit
 * of its property {@code engUnit} or the canonical one; {@code battery} is the charge. Others are tolerated. Metrics of one time are one
 * reading where they belong together.
 *
 * <p>A birth repeats the last values, mostly under the time of the birth, which is not when they were measured; so in a birth only a
 * metric that is older than the payload is a reading.
 */
public final class SparkplugDecoder implements Decoder {
    private static final String DEATH_NUMBER = "bdSeq";
    private static final int LONGEST_NAME = 256;

    private final Births births;

    public SparkplugDecoder(Births births) {
        this.births = births;
    }

    @Override
    public List<Decoding> decode(Message message) {
        SparkplugTopic topic = SparkplugTopic.parse(message.topic().path()).orElse(null);
        if (topic == null) {
            return List.of(Illegible.because("topic: not one of a Sparkplug edge node"));
        }
        try {
            Payload payload = Payload.read(message.payload());
            return decode(topic, payload, message);
        } catch (IllegalArgumentException refused) {
            return List.of(Illegible.because(requireNonNullElse(refused.getMessage(), "payload: refused")));
        }
    }

    private List<Decoding> decode(SparkplugTopic topic, Payload payload, Message message) {
        EdgeNode edge = topic.edgeNode(message.topic().device().value());
        return switch (topic.type()) {
            case NBIRTH, DBIRTH -> born(topic, edge, payload, message);
            case NDATA, DDATA -> data(topic, edge, payload, message);
            case NDEATH -> edgeNodeDied(topic, edge, payload, message);
            case DDEATH -> {
                requireLive(message);
                follow(edge, payload);
                yield List.of(online(topic.beneath(), false));
            }
        };
    }

    private List<Decoding> born(SparkplugTopic topic, EdgeNode edge, Payload payload, Message message) {
        requireLive(message);
        Long deathNumber = topic.device().isEmpty() ? deathNumber(payload) : null;
        var birth = new Birth(topic.device(), message.receivedAt(), deathNumber, announced(payload));
        if (birth.isOfEdgeNode()) {
            births.sequence(edge, requireSequence(payload));
        } else {
            follow(edge, payload);
        }
        births.save(edge, birth);
        var metrics = new Metrics(List.of(birth), topic.device(), topic.beneath());
        for (int i = 0; i < payload.metrics().size(); i++) {
            if (isOlder(payload.metrics().get(i), payload)) {
                metrics.add(i, payload.metrics().get(i), payload.timestamp());
            }
        }
        return Stream.concat(Stream.of(online(topic.beneath(), true)), metrics.decodings(message).stream())
                .toList();
    }

    private List<Decoding> data(SparkplugTopic topic, EdgeNode edge, Payload payload, Message message) {
        List<Birth> known = births.find(edge);
        var metrics = new Metrics(known, topic.device(), topic.beneath());
        for (int i = 0; i < payload.metrics().size(); i++) {
            metrics.add(i, payload.metrics().get(i), payload.timestamp());
        }
        boolean isUnborn = known.stream().noneMatch(birth -> birth.device().equals(topic.device()));
        follow(edge, payload);
        if (isUnborn || metrics.hasUnannounced()) {
            births.askForRebirth(edge);
        }
        List<Decoding> decodings = metrics.decodings(message);
        return decodings.isEmpty() ? List.of(heard(topic.beneath())) : decodings;
    }

    /** The will of a session that another has followed says nothing (Sparkplug 3.0.0, tck-id-payloads-ndeath-bdseq). */
    private List<Decoding> edgeNodeDied(SparkplugTopic topic, EdgeNode edge, Payload payload, Message message) {
        requireLive(message);
        Long deathNumber = deathNumber(payload);
        if (deathNumber == null) {
            throw new IllegalArgumentException("metrics: no %s".formatted(DEATH_NUMBER));
        }
        List<Birth> known = births.find(edge);
        Optional<Birth> born = known.stream().filter(Birth::isOfEdgeNode).findFirst();
        if (born.isPresent() && !Objects.equals(born.get().bdSeq(), deathNumber)) {
            return List.of(heard(topic.beneath()));
        }
        List<Decoding> offline = new ArrayList<>(List.of(online(topic.beneath(), false)));
        known.stream()
                .filter(birth -> !birth.isOfEdgeNode())
                .forEach(birth -> offline.add(online(Beneath.name(birth.device()), false)));
        return offline;
    }

    private void follow(EdgeNode edge, Payload payload) {
        int number = requireSequence(payload);
        var earlier = births.sequence(edge, number);
        if (earlier.isPresent() && SequenceRules.isGap(earlier.getAsInt(), number)) {
            births.askForRebirth(edge);
        }
    }

    private static int requireSequence(Payload payload) {
        Integer sequence = payload.sequence();
        if (sequence == null) {
            throw new IllegalArgumentException("seq: missing");
        }
        return sequence;
    }

    /** Births and deaths are never retained (tck-id-payloads-nbirth-retain and its sisters): nobody would know whether they still hold. */
    private static void requireLive(Message message) {
        if (message.retained()) {
            throw new IllegalArgumentException("payload: a birth or death that was retained");
        }
    }

    private static boolean isOlder(Metric metric, Payload payload) {
        return metric.timestamp() != null && payload.timestamp() != null && metric.timestamp() < payload.timestamp();
    }

    private static @Nullable Long deathNumber(Payload payload) {
        return payload.metrics().stream()
                .filter(metric -> DEATH_NUMBER.equals(metric.name()))
                .map(Metric::content)
                .flatMap(content -> content instanceof Content.Whole(long bits) ? Stream.of(bits) : Stream.empty())
                .findFirst()
                .orElse(null);
    }

    private static List<Announced> announced(Payload payload) {
        List<Announced> announced = new ArrayList<>();
        for (int i = 0; i < payload.metrics().size(); i++) {
            Metric metric = payload.metrics().get(i);
            if (metric.name() == null || metric.name().length() > LONGEST_NAME) {
                throw new IllegalArgumentException(
                        "metrics[%d].name: not 1 to %d characters".formatted(i, LONGEST_NAME));
            }
            announced.add(new Announced(metric.alias(), metric.name(), metric.datatype(), metric.unit()));
        }
        return announced;
    }

    private static Decoding online(String beneath, boolean online) {
        return new Told(DeviceStatus.online(online).of(beneath));
    }

    /** It is there, and that is all. */
    private static Decoding heard(String beneath) {
        return new Told(new DeviceStatus(beneath, null, (BigDecimal) null, null));
    }
}
