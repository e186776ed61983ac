package no.samkonsult.device.decode;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import no.samkonsult.device.decode.Decoding.Illegible;
import no.samkonsult.device.topic.Channel;
import org.jspecify.annotations.Nullable;

/**
 * The choice of decoder: by the message's content type, then by its channel. A message that no decoder is for is illegible
 * rather than ignored, so that it is kept until somebody adds the decoder.
 */
public final class Decoders implements Decoder {
    private static final String JSON = "application/json";
    private static final Pattern MEDIA_TYPE = Pattern.compile("[a-z0-9.+-]{1,64}/[a-z0-9.+-]{1,64}");

    private final Map<String, Decoder> byContentType;
    private final Map<Channel, Decoder> byChannel;

    private Decoders(Map<String, Decoder> byContentType, Map<Channel, Decoder> byChannel) {
        this.byContentType = Map.copyOf(byContentType);
        this.byChannel = Map.copyOf(byChannel);
    }

    /** Native JSON on the reading topic, and what devices tell about themselves. */
    public static Decoders nativeJson() {
        return new Decoders(
                Map.of(), Map.of(Channel.READING, new NativeJsonDecoder(), Channel.STATUS, new StatusDecoder()));
    }

    /** These, and a decoder for payloads that name this content type, on any channel. */
    public Decoders with(String contentType, Decoder decoder) {
        Map<String, Decoder> more = new HashMap<>(byContentType);
        more.put(mediaType(contentType), decoder);
        return new Decoders(more, byChannel);
    }

    /** These, and a decoder for payloads on this channel that name no content type, or plain JSON. */
    public Decoders with(Channel channel, Decoder decoder) {
        Map<Channel, Decoder> more = new HashMap<>(byChannel);
        more.put(channel, decoder);
        return new Decoders(byContentType, more);
    }

    @Override
    public List<Decoding> decode(Message message) {
        String mediaType = message.contentType() == null ? "" : mediaType(message.contentType());
        Decoder decoder = choose(mediaType, message.topic().channel());
        if (decoder == null) {
            return illegible("no decoder for " + described(mediaType) + " on " + channelName(message));
        }
        List<Decoding> decodings = decoder.decode(message);
        return decodings.isEmpty() ? illegible("payload: no reading in it") : decodings;
    }

    private @Nullable Decoder choose(String mediaType, Channel channel) {
        Decoder named = byContentType.get(mediaType);
        if (named != null) {
            return named;
        }
        return mediaType.isEmpty() || mediaType.equals(JSON) ? byChannel.get(channel) : null;
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
