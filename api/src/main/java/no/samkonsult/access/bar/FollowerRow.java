package no.samkonsult.access.bar;

import io.micronaut.core.annotation.Introspected;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One person of one that follows a patient up; none where a service has no staff. */
@Introspected
record FollowerRow(
        String name,
        UUID unit,
        @Nullable UUID organisation,
        @Nullable UUID person) {}
