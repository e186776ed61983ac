package no.samkonsult.identity;

import no.samkonsult.platform.Authenticated;

/** Who asks, or why that is not told. */
public sealed interface Recognition {
    /** @param scope what another system was granted; empty for people, whose role decides */
    record Known(Authenticated who, String scope) implements Recognition {}

    record Refused(Refusal reason) implements Recognition {}
}
