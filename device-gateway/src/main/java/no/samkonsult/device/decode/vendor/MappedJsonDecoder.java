package no.samkonsult.device.decode.vendor;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import no.samkonsult.device.decode.Decoder;
import no.samkonsult.device.decode.Decoding;
import no.samkonsult.device.decode.Decoding.Ignored;
import no.samkonsult.device.decode.Decoding.Illegible;
import no.samkonsult.device.decode.Json;
import no.samkonsult.device.decode.Message;
import no.samkonsult.device.topic.Channel;
import org.jspecify.annotations.Nullable;

/** The decoder of what a mapping describes. Each reading of a payload stands by itself: one that is wrong does not spoil the others. */
public final class MappedJsonDecoder implements Decoder {
    private final Mappings mappings;
    private final ZoneId zone;

    /** @param zone of the site, for times by the clock on the wall */
    public MappedJsonDecoder(Mappings mappings, ZoneId zone) {
        this.mappings = mappings;
        this.zone = zone;
    }

    /** Whether there is a mapping for the message just now. */
    public boolean isFor(Message message) {
        return mapping(message).isPresent();
    }

    @Override
    public List<Decoding> decode(Message message) {
        return mapping(message)
                .map(mapping -> Json.decode(message.payload(), root -> decode(mapping, root, message.retained())))
                .orElseGet(() -> List.of(Illegible.because("payload: no mapping for it")));
    }

    /** By its content type; plain JSON on the reading topic by the model of the device. */
    private Optional<Mapping> mapping(Message message) {
        String mediaType = mediaType(message.contentType());
        if (!mediaType.isEmpty() && !mediaType.equals("application/json")) {
            return mappings.ofContentType(mediaType);
        }
        return message.topic().channel() == Channel.READING
                ? mappings.ofDevice(message.topic().device().value())
                : Optional.empty();
    }

    private List<Decoding> decode(Mapping mapping, JsonNode root, boolean retained) {
        if (mapping.items() == null) {
            return decode(mapping, new Item(root, root, ""), retained);
        }
        JsonNode items = mapping.items().in(root, root);
        if (!items.isArray()) {
            return List.of(Illegible.because("readings at %s: not an array".formatted(mapping.items())));
        }
        List<Decoding> decodings = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            decodings.addAll(decode(mapping, new Item(root, items.get(i), "reading %d: ".formatted(i + 1)), retained));
        }
        return decodings;
    }

    private List<Decoding> decode(Mapping mapping, Item item, boolean retained) {
        if (!item.fulfils(mapping.only())) {
            return List.of(new Ignored("not what the mapping takes in"));
        }
        try {
            return new MappedItem(mapping, item, zone, retained).decodings();
        } catch (IllegalArgumentException refused) {
            return List.of(Illegible.because(requireNonNullElse(refused.getMessage(), "payload: refused")));
        }
    }

    private static String mediaType(@Nullable String contentType) {
        return contentType == null ? "" : contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }
}
