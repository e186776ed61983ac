package no.samkonsult.alert.roster.coverage;

import java.util.UUID;
import no.samkonsult.shared.TimeRange;
import org.jspecify.annotations.Nullable;

/**
 * Hours in which nobody is on duty at a desk that should be staffed.
 *
 * @param deskName as the page names it
 * @param time null where the desk has no roster at all
 */
public record CoverageGap(
        UUID desk, String deskName, @Nullable TimeRange time) {}
