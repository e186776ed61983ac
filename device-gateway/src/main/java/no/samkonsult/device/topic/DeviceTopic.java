package no.samkonsult.device.topic;

import java.util.Optional;

/**
 * The topic of one message: whose it is, and on which of the device's channels.
 *
 * @param path what follows the device, for instance {@code reading} or {@code gatt/c4:7c:8d:6a:10:2f/2a35}
 */
public record DeviceTopic(DeviceId device, Channel channel, String path) {
    static final String ROOT = "dho/v1/";

    public static Optional<DeviceTopic> parse(String topic) {
        if (!topic.startsWith(ROOT)) {
            return Optional.empty();
        }
        int slash = topic.indexOf('/', ROOT.length());
        if (slash < 0) {
            return Optional.empty();
        }
        String path = topic.substring(slash + 1);
        return DeviceId.parse(topic.substring(ROOT.length(), slash))
                .flatMap(device -> Channel.of(path).map(channel -> new DeviceTopic(device, channel, path)));
    }

    /** The topic of the device's receipts. */
    public static String receipts(DeviceId device) {
        return Channel.RECEIPT.filter(device);
    }

    /** The segment where the device stands, even in a topic that is otherwise none of ours; empty where there is none. */
    public static String deviceSegment(String topic) {
        String[] segments = topic.split("/", 4);
        return segments.length > 2 ? segments[2] : "";
    }

    @Override
    public String toString() {
        return ROOT + device + "/" + path;
    }
}
