package no.samkonsult.pages;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import no.samkonsult.measurement.Kind;
import no.samkonsult.measurement.command.Command;
import no.samkonsult.measurement.command.Measuring;

/** What a patient's devices can be asked to measure again, and what they have been asked for. */
public record Remeasuring(List<Measuring> devices, List<Command> commands, Instant now) {
    static final Remeasuring NONE = new Remeasuring(List.of(), List.of(), Instant.EPOCH);

    /** What a device can be asked for. */
    public List<Kind> askable(UUID device) {
        return devices.stream()
                .filter(each -> each.id().equals(device))
                .flatMap(each -> each.askable().stream())
                .distinct()
                .toList();
    }

    /** What it was asked for in the last day, latest first. */
    public List<Command> of(UUID device) {
        return commands.stream()
                .filter(command -> command.deviceId().equals(device))
                .toList();
    }
}
