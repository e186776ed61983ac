package no.samkonsult.device.decode.gatt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GattTopicTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "gatt/c4:7c:8d:6a:10:2f/2a35",
                "gatt/C4:7C:8D:6A:10:2F/2A35",
                "gatt/C4-7C-8D-6A-10-2F/0x2A35",
                "gatt/c47c8d6a102f/0x2a35",
                "gatt/c4:7c:8d:6a:10:2f/00002a35-0000-1000-8000-00805f9b34fb",
                "gatt/C47C8D6A102F/00002A35-0000-1000-8000-00805F9B34FB"
            })
    void oneDeviceAndCharacteristicIsOneHoweverWritten(String path) {
        assertThat(GattTopic.parse(path)).isEqualTo(new GattTopic("c4:7c:8d:6a:10:2f", "2a35"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "gatt/c4:7c:8d:6a:10:2f, topic: not gatt/{address}/{characteristic}",
        "gatt/c4:7c:8d:6a:10:2f/2a35/1, topic: not gatt/{address}/{characteristic}",
        "gatt//2a35, topic: not gatt/{address}/{characteristic}",
        "gatt/scale/2a9d, topic: not a Bluetooth address",
        "gatt/c4:7c:8d:6a:10/2a35, topic: not a Bluetooth address",
        "gatt/c4:7c-8d:6a:10:2f/2a35, topic: not a Bluetooth address",
        "gatt/c4:7c:8d:6a:10:2g/2a35, topic: not a Bluetooth address",
        "gatt/c47c8d6a102f/weight, topic: not the UUID of one of Bluetooth's own characteristics",
        "gatt/c47c8d6a102f/2a3, topic: not the UUID of one of Bluetooth's own characteristics",
        "gatt/c47c8d6a102f/00002a35-0000-1000-8000-00805f9b34fc, topic: not the UUID of one of Bluetooth's own characteristics"
    })
    void refusesOthers(String path, String reason) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GattTopic.parse(path))
                .withMessage(reason);
    }
}
