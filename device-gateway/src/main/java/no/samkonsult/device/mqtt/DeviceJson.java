package no.samkonsult.device.mqtt;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import no.samkonsult.device.Intake;
import no.samkonsult.device.Reading;
import no.samkonsult.device.decode.Label;
import no.samkonsult.device.mqtt.DeviceConnection.Receipt;

/** Native JSON seen from the device: readings are written, receipts read. */
final class DeviceJson {
    private static final JsonMapper JSON = new JsonMapper();

    private DeviceJson() {}

    static byte[] payload(Reading reading) {
        ObjectNode body = JSON.createObjectNode();
        Label label = Label.of(reading);
        body.put("time", label.time()).put("sequence", label.sequence()).put("kind", label.kind());
        ObjectNode values = body.putObject("values");
        reading.values().forEach(values::put);
        if (reading.unit() != null) {
            body.put("unit", reading.unit());
        }
        if (reading.details().battery() != null) {
            body.put("battery", reading.details().battery());
        }
        try {
            return JSON.writeValueAsBytes(body);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a tree of texts and numbers can be written", impossible);
        }
    }

    /** Nothing where it is not a receipt: the device then sends its reading again. */
    static Optional<Receipt> receipt(byte[] payload) {
        try {
            JsonNode body = JSON.readTree(payload);
            return Arrays.stream(Intake.values())
                    .filter(intake ->
                            intake.outcome().equals(body.path("outcome").textValue()))
                    .map(intake -> new Receipt(label(body), intake))
                    .findFirst();
        } catch (IOException malformed) {
            return Optional.empty();
        }
    }

    private static Label label(JsonNode body) {
        JsonNode sequence = body.path("sequence");
        return new Label(
                body.path("time").textValue(),
                sequence.isInt() ? (Integer) sequence.intValue() : null,
                body.path("kind").textValue());
    }
}
