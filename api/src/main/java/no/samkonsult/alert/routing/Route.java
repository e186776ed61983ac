package no.samkonsult.alert.routing;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where an alert goes.
 *
 * @param rule that which decided, where one did
 * @param attended whether somebody is to watch that desk now; where nobody is, nobody is told before it opens
 */
public record Route(
        UUID desk, UUID service, Reason reason, @Nullable UUID rule, boolean attended) {}
