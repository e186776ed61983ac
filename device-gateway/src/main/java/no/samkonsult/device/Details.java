package no.samkonsult.device;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a device may tell about a reading beside its values.
 *
 * @param beneath the address of the device beneath the one that sent the message, where a gateway relays
 * @param user the device's own number for who used it, 0 to 254
 * @param duration how long the measurement took, not negative
 * @param battery the charge left, 0 to 1
 * @param deviceClock what the device's clock showed when it sent, for comparing it with ours
 * @param absence why there is no value, where there is none
 */
public record Details(
        @Nullable String beneath,
        @Nullable Integer user,
        @Nullable Duration duration,
        @Nullable BigDecimal battery,
        @Nullable OffsetDateTime deviceClock,
        Set<Supplement> supplements,
        Set<Mark> marks,
        @Nullable Absence absence,
        Correction correction) {
    public static final Details NONE = new Builder().build();

    private static final int LARGEST_USER = 254;

    public Details {
        supplements = Set.copyOf(supplements);
        marks = Set.copyOf(marks);
        Checks.requireAddress(beneath);
        Checks.require(user == null || (user >= 0 && user <= LARGEST_USER), "user", "not 0 to 254");
        Checks.require(duration == null || !duration.isNegative(), "duration", "negative");
        Checks.require(battery == null || Checks.isFraction(battery), "battery", "not between 0 and 1");
        Checks.require(deviceClock == null || Checks.hasYear(deviceClock), "deviceClock", "year is not 1 to 9999");
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Details, one after the other. */
    public static final class Builder {
        private @Nullable String beneath;
        private @Nullable Integer user;
        private @Nullable Duration duration;
        private @Nullable BigDecimal battery;
        private @Nullable OffsetDateTime deviceClock;
        private final Set<Supplement> supplements = EnumSet.noneOf(Supplement.class);
        private final Set<Mark> marks = EnumSet.noneOf(Mark.class);
        private @Nullable Absence absence;
        private Correction correction = Correction.NONE;

        private Builder() {}

        public Builder beneath(@Nullable String address) {
            beneath = address;
            return this;
        }

        public Builder user(@Nullable Integer number) {
            user = number;
            return this;
        }

        public Builder duration(@Nullable Duration taken) {
            duration = taken;
            return this;
        }

        public Builder battery(@Nullable BigDecimal charge) {
            battery = charge;
            return this;
        }

        public Builder deviceClock(@Nullable OffsetDateTime shown) {
            deviceClock = shown;
            return this;
        }

        public Builder supplement(Supplement supplement) {
            supplements.add(supplement);
            return this;
        }

        public Builder mark(Mark mark) {
            marks.add(mark);
            return this;
        }

        public Builder absence(@Nullable Absence reason) {
            absence = reason;
            return this;
        }

        public Builder correction(Correction what) {
            correction = what;
            return this;
        }

        public Details build() {
            return new Details(beneath, user, duration, battery, deviceClock, supplements, marks, absence, correction);
        }
    }
}
