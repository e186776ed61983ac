package no.samkonsult.measurement.intake;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A device that is known, and who has had it.
 *
 * @param clockSkew by how much its clock was ahead when it was last compared with ours
 * @param clockComparedAt when that was
 */
record Sender(
        int deviceKey,
        @Nullable Duration clockSkew,
        @Nullable Instant clockComparedAt,
        List<Possession> possessions) {
    /** A clock may have been set since. */
    private static final Duration TRUSTED = Duration.ofDays(1);

    /** How a message tells which device is meant. */
    record Address(String device, @Nullable String beneath) {}

    /** How far its clock is ahead, where it was compared not long before. */
    Optional<Duration> skewAt(Instant time) {
        return clockComparedAt == null || time.isAfter(clockComparedAt.plus(TRUSTED))
                ? Optional.empty()
                : Optional.ofNullable(clockSkew);
    }

    /**
     * Who had it.
     *
     * @param user the device's number for who used it, or null where it told none
     */
    Holder holderAt(Instant time, @Nullable Integer user) {
        List<Possession> then =
                possessions.stream().filter(each -> each.isAt(time)).toList();
        if (then.isEmpty()) {
            return new Holder.Nobody(deviceKey);
        }
        if (user == null) {
            return then.size() == 1
                    ? new Holder.Patient(deviceKey, then.getFirst())
                    : new Holder.OneOfSeveral(deviceKey);
        }
        return then.stream()
                .filter(each -> each.user() == null || each.user().equals(user))
                .findFirst()
                .<Holder>map(possession -> new Holder.Patient(deviceKey, possession))
                .orElseGet(() -> new Holder.Nobody(deviceKey));
    }
}
