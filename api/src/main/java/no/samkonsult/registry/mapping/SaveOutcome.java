package no.samkonsult.registry.mapping;

/** What became of a mapping that somebody would keep. */
sealed interface SaveOutcome {
    record Saved(PayloadMapping mapping) implements SaveOutcome {}

    /** Another mapping is for this content type or this model already. */
    record Taken(String field) implements SaveOutcome {}

    /** Somebody else has changed it meanwhile. */
    record Stale() implements SaveOutcome {}

    record Unknown() implements SaveOutcome {}
}
