package no.samkonsult.device.decode;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import no.samkonsult.device.decode.Decoding.Illegible;
import no.samkonsult.device.decode.gatt.GattDecoder;
import no.samkonsult.device.decode.home.TheengsDecoder;
import no.samkonsult.device.decode.home.ThingsBoardDecoder;
import no.samkonsult.device.decode.home.Zigbee2MqttDecoder;
import no.samkonsult.device.decode.senml.SenmlDecoder;
import no.samkonsult.device.decode.vendor.MappedJsonDecoder;
import no.samkonsult.device.decode.vendor.Mappings;
import no.samkonsult.device.topic.Channel;
import org.jspecify.annotations.Nullable;

/**
 * The choice of decoder: by the message's content type, then by its channel; where both leave it open, by the payload's own
 * look. A message that no decoder is for is illegible rather than ignored, so that it is kept until somebody adds the decoder.
 */
public final class Decoders implements Decoder {
    private static final String JSON = "application/json";
    /** Says nothing more than no content type does. */
    private static final String BYTES = "application/octet-stream";

    private static final int MOST_ILLEGIBLE = 8;
    private static final Pattern MEDIA_TYPE = Pattern.compile("[a-z0-9.+-]{1,64}/[a-z0-9.+-]{1,64}");

    private final Map<String, Decoder> byContentType;
    private final Map<Channel, Decoder> byChannel;
    private final MappedJsonDecoder mapped;

    private Decoders(Map<String, Decoder> byContentType, Map<Channel, Decoder> byChannel, MappedJsonDecoder mapped) {
        this.byContentType = Map.copyOf(byContentType);
        this.byChannel = Map.copyOf(byChannel);
        this.mapped = mapped;
    }

    /** Native JSON on the reading topic, and what devices tell about themselves. */
    public static Decoders nativeJson() {
        return new Decoders(
                Map.of(),
                Map.of(Channel.READING, new NativeJsonDecoder(), Channel.STATUS, new StatusDecoder()),
                new MappedJsonDecoder(Mappings.NONE, ZoneOffset.UTC));
    }

    /**
     * Every format that is the same everywhere.
     *
     * @param zone of the site, for devices that tell local time without an offset
     */
    public static Decoders standard(ZoneId zone) {
        Decoder senml = new SenmlDecoder();
        return nativeJson()
                .with("application/senml+json", senml)
                .with("application/sensml+json", senml)
                .with(Channel.GATT, new GattDecoder(zone))
                .with(Channel.THINGSBOARD, new ThingsBoardDecoder())
                .with(Channel.ZIGBEE2MQTT, new Zigbee2MqttDecoder(zone))
                .with(Channel.THEENGS, new TheengsDecoder());
    }

    /** These, and a decoder for payloads that name this content type, on any channel. */
    public Decoders with(String contentType, Decoder decoder) {
        Map<String, Decoder> more = new HashMap<>(byContentType);
        more.put(mediaType(contentType), decoder);
        return new Decoders(more, byChannel, mapped);
    }

    /** These, and a decoder for payloads on this channel that name no content type, or plain JSON. */
    public Decoders with(Channel channel, Decoder decoder) {
        Map<Channel, Decoder> more = new HashMap<>(byChannel);
        more.put(channel, decoder);
        return new Decoders(byContentType, more, mapped);
    }

    /** These, and what makers' payloads mean by the mappings there are whenever one comes. A standard format is never redefined. */
    public Decoders with(Mappings mappings, ZoneId zone) {
        return new Decoders(byContentType, byChannel, new MappedJsonDecoder(mappings, zone));
    }

    @Override
    public List<Decoding> decode(Message message) {
        String mediaType = message.contentType() == null ? "" : mediaType(message.contentType());
        Decoder decoder = choose(mediaType, message);
        if (decoder == null) {
            return illegible("no decoder for " + described(mediaType) + " on " + channelName(message));
        }
        List<Decoding> decodings = decoder.decode(message);
        return decodings.isEmpty() ? illegible("payload: no reading in it") : withFewIllegible(decodings);
    }

    private @Nullable Decoder choose(String mediaType, Message message) {
        Decoder named = byContentType.get(mediaType);
        if (named != null) {
            return named;
        }
        if (mapped.isFor(message)) {
            return mapped;
        }
        if (!mediaType.isEmpty() && !mediaType.equals(JSON) && !mediaType.equals(BYTES)) {
            return null;
        }
        Channel channel = message.topic().channel();
        Decoder usual = byChannel.get(channel);
        return usual == null || channel == Channel.READING ? sniffed(message.payload(), usual) : usual;
    }

    /** The reading topic takes any JSON, so there the payload says which it is before native JSON is assumed. */
    private @Nullable Decoder sniffed(byte[] payload, @Nullable Decoder otherwise) {
        return Sniffing.mediaType(payload, byContentType.keySet())
                .map(byContentType::get)
                .orElse(otherwise);
    }

    /** Each illegible part is kept with the whole payload, so a payload of thousands of them is not kept thousands of times. */
    private static List<Decoding> withFewIllegible(List<Decoding> decodings) {
        if (decodings.size() <= MOST_ILLEGIBLE) {
            return decodings;
        }
        Stream<Decoding> illegible = decodings.stream()
                .filter(Illegible.class::isInstance)
                .distinct()
                .limit(MOST_ILLEGIBLE);
        return Stream.concat(decodings.stream().filter(decoding -> !(decoding instanceof Illegible)), illegible)
                .toList();
    }

    private static List<Decoding> illegible(String reason) {
        return List.of(Illegible.because(reason));
    }

    /** Without parameters such as the character set. */
    private static String mediaType(String contentType) {
        int parameters = contentType.indexOf(';');
        String bare = parameters < 0 ? contentType : contentType.substring(0, parameters);
        return bare.strip().toLowerCase(Locale.ROOT);
    }

    private static String described(String mediaType) {
        if (mediaType.isEmpty()) {
            return "a payload without content type";
        }
        return MEDIA_TYPE.matcher(mediaType).matches() ? mediaType : "this content type";
    }

    private static String channelName(Message message) {
        return message.topic().channel().name().toLowerCase(Locale.ROOT);
    }
}
