package no.samkonsult.demo;

import com.hivemq.extension.sdk.api.auth.parameter.TopicPermission;
import com.hivemq.extension.sdk.api.auth.parameter.TopicPermission.MqttActivity;
import com.hivemq.extension.sdk.api.auth.parameter.TopicPermission.Qos;
import com.hivemq.extension.sdk.api.auth.parameter.TopicPermission.SharedSubscription;
import com.hivemq.extension.sdk.api.services.builder.Builders;
import com.hivemq.extension.sdk.api.services.builder.TopicPermissionBuilder;
import java.util.List;
import java.util.stream.Stream;

/** The topics each account may use; all others are denied. */
final class BrokerPermissions {
    /** What devices write and the gateway reads. */
    private static final List<String> UPWARD =
            List.of("reading", "status", "gatt/#", "thingsboard", "sparkplug/#", "zigbee2mqtt/#", "theengs/#");
    /** What the gateway writes and a device reads. */
    private static final List<String> DOWNWARD = List.of("command", "receipt");

    private BrokerPermissions() {}

    /** A device writes and reads beneath its own name only; a shared subscription would let it take another reader's messages. */
    static List<TopicPermission> ofDevice(String device) {
        var writes = UPWARD.stream().map(topic -> permission(device, topic, MqttActivity.PUBLISH));
        var reads = DOWNWARD.stream().map(topic -> permission(device, topic, MqttActivity.SUBSCRIBE)
                .sharedSubscription(SharedSubscription.NOT_SHARED));
        return built(writes, reads);
    }

    /**
     * The gateway reads every device's topics. It is alone and shares with nobody: after a kill this broker would send what a
     * shared subscription had in flight to nobody, and nothing after it.
     */
    static List<TopicPermission> ofGateway() {
        var reads = UPWARD.stream().map(topic -> permission("+", topic, MqttActivity.SUBSCRIBE)
                .sharedSubscription(SharedSubscription.NOT_SHARED));
        var writes = DOWNWARD.stream().map(topic -> permission("+", topic, MqttActivity.PUBLISH));
        return built(reads, writes);
    }

    private static TopicPermissionBuilder permission(String device, String topic, MqttActivity activity) {
        var builder = Builders.topicPermission()
                .topicFilter("dho/v1/%s/%s".formatted(device, topic))
                .activity(activity);
        return activity == MqttActivity.PUBLISH ? builder.qos(Qos.ZERO_ONE) : builder;
    }

    private static List<TopicPermission> built(
            Stream<TopicPermissionBuilder> some, Stream<TopicPermissionBuilder> others) {
        return Stream.concat(some, others).map(TopicPermissionBuilder::build).toList();
    }
}
