package no.samkonsult.device.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceTopicTest {
    @ParameterizedTest(name = "{0} is on {2}")
    @CsvSource({
        "dho/v1/anna-bp/reading, anna-bp, READING",
        "dho/v1/anna-bp/status, anna-bp, STATUS",
        "dho/v1/9/gatt/c4:7c/2a35, 9, GATT",
        "dho/v1/a/thingsboard, a, THINGSBOARD",
        "dho/v1/a/sparkplug/DDATA/x, a, SPARKPLUG",
        "dho/v1/a/zigbee2mqtt/scale, a, ZIGBEE2MQTT",
        "dho/v1/a/theengs/x, a, THEENGS",
        "dho/v1/a/command, a, COMMAND",
        "dho/v1/a/receipt, a, RECEIPT"
    })
    void knowsItsDeviceAndChannel(String topic, String device, Channel channel) {
        assertThat(DeviceTopic.parse(topic)).hasValueSatisfying(parsed -> {
            assertThat(parsed.device().value()).isEqualTo(device);
            assertThat(parsed.channel()).isEqualTo(channel);
            assertThat(parsed).hasToString(topic);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "dho/v1/",
                "dho/v1/anna-bp",
                "dho/v1//reading",
                "dho/v1/Anna/reading",
                "dho/v2/anna-bp/reading",
                "dho/v1/anna-bp/readings",
                "dho/v1/anna-bp/reading/x",
                "dho/v1/anna-bp/gatt",
                "dho/v1/anna-bp/gatt/",
                "x/dho/v1/anna-bp/reading"
            })
    void otherTopicsAreNoDevices(String topic) {
        assertThat(DeviceTopic.parse(topic)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a", "0", "anna-bp", "a-", "a23456789012345678901234567890123456789012345678901234567890123"})
    void acceptsADeviceId(String id) {
        assertThat(DeviceId.parse(id)).contains(new DeviceId(id));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-a",
                "A",
                "a/b",
                "a+",
                "a#",
                "a b",
                "å",
                "a_b",
                "a\n",
                "a234567890123456789012345678901234567890123456789012345678901234"
            })
    void refusesWhatIsNoDeviceId(String id) {
        assertThat(DeviceId.parse(id)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> new DeviceId(id));
    }

    @Test
    void gatewayTakesInMeasurementsAndStatusButNotCommandOrReceipt() {
        assertThat(Channel.upward())
                .extracting(Channel::filterForEveryDevice)
                .containsExactly(
                        "dho/v1/+/reading",
                        "dho/v1/+/status",
                        "dho/v1/+/gatt/#",
                        "dho/v1/+/thingsboard",
                        "dho/v1/+/sparkplug/#",
                        "dho/v1/+/zigbee2mqtt/#",
                        "dho/v1/+/theengs/#");
    }

    @ParameterizedTest(name = "{0}: {1}, written by the device: {2}")
    @CsvSource({
        "STATUS, dho/v1/anna-bp/status, true",
        "GATT, dho/v1/anna-bp/gatt/#, true",
        "COMMAND, dho/v1/anna-bp/command, false",
        "RECEIPT, dho/v1/anna-bp/receipt, false"
    })
    void aChannelHasOneWriterAndAFilter(Channel channel, String filter, boolean writtenByDevice) {
        assertThat(channel.filter(new DeviceId("anna-bp"))).isEqualTo(filter);
        assertThat(channel.writtenByDevice()).isEqualTo(writtenByDevice);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"dho/v1/Anna/reading, Anna", "dho/v1/x, x", "dho/v1, ''", "'', ''"})
    void showsTheDeviceSegmentOfAnyTopic(String topic, String segment) {
        assertThat(DeviceTopic.deviceSegment(topic)).isEqualTo(segment);
    }
}
