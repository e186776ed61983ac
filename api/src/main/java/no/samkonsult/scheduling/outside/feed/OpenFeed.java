package no.samkonsult.scheduling.outside.feed;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A feed that has an address. {@code lastReadAt} is null where nobody has read it yet. */
public record OpenFeed(
        FeedKind kind, Instant createdAt, @Nullable Instant lastReadAt) {}
