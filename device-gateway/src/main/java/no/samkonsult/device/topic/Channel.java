package no.samkonsult.device.topic;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The branches below a device's own topic. Each has one writer; a broker's access list is made from these. */
public enum Channel {
    READING("reading", Use.UPWARD),
    STATUS("status", Use.UPWARD),
    GATT("gatt/", Use.UPWARD),
    THINGSBOARD("thingsboard", Use.UPWARD),
    SPARKPLUG("sparkplug/", Use.UPWARD),
    ZIGBEE2MQTT("zigbee2mqtt/", Use.UPWARD),
    THEENGS("theengs/", Use.UPWARD),
    COMMAND("command", Use.DOWNWARD),
    RECEIPT("receipt", Use.DOWNWARD);

    private enum Use {
        /** The device writes what the gateway takes in. */
        UPWARD,
        /** The device reads what the gateway writes. */
        DOWNWARD
    }

    private final String segment;
    private final Use use;

    Channel(String segment, Use use) {
        this.segment = segment;
        this.use = use;
    }

    /** The channels whose messages the gateway takes in. */
    public static List<Channel> upward() {
        return Arrays.stream(values()).filter(Channel::writtenByDevice).toList();
    }

    public boolean writtenByDevice() {
        return use == Use.UPWARD;
    }

    /** The filter that covers this channel of one device, for instance {@code dho/v1/anna-bp/gatt/#}. */
    public String filter(DeviceId device) {
        return filterFor(device.value());
    }

    /** The filter that covers this channel of every device, for instance {@code dho/v1/+/reading}. */
    public String filterForEveryDevice() {
        return filterFor("+");
    }

    static Optional<Channel> of(String path) {
        return Arrays.stream(values()).filter(channel -> channel.covers(path)).findFirst();
    }

    private boolean covers(String path) {
        return nested() ? path.startsWith(segment) && path.length() > segment.length() : path.equals(segment);
    }

    private String filterFor(String device) {
        return DeviceTopic.ROOT + device + "/" + segment + (nested() ? "#" : "");
    }

    private boolean nested() {
        return segment.endsWith("/");
    }
}
