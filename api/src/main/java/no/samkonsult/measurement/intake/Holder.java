package no.samkonsult.measurement.intake;

import org.jspecify.annotations.Nullable;

/** Who had the device that something came from. */
sealed interface Holder {
    /** The device, or null where it is not registered. */
    @Nullable
    default Integer deviceKey() {
        return switch (this) {
            case Patient(int device, Possession ignored) -> device;
            case Nobody(int device) -> device;
            case OneOfSeveral(int device) -> device;
            case Unregistered() -> null;
        };
    }

    /** The time in which a known patient had it, or null. */
    @Nullable
    default Possession possession() {
        return this instanceof Patient patient ? patient.had() : null;
    }

    record Patient(int device, Possession had) implements Holder {}

    /** Nobody at that time, or no user of that number. */
    record Nobody(int device) implements Holder {}

    /** Several share it, and it did not tell which of them it was. */
    record OneOfSeveral(int device) implements Holder {}

    /** There is no such device, or it is cut off. */
    record Unregistered() implements Holder {}
}
