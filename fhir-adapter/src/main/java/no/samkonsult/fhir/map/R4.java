package no.samkonsult.fhir.map;

import ca.uhn.fhir.context.FhirContext;

/** HAPI's knowledge of R4, which is slow to make and of which one is enough. */
public final class R4 {
    private static final FhirContext CONTEXT = make();

    private R4() {}

    public static FhirContext context() {
        return CONTEXT;
    }

    /** Without two walks through every resource for what ours never have: contained resources and versioned references. */
    private static FhirContext make() {
        var context = FhirContext.forR4();
        context.getParserOptions().setAutoContainReferenceTargetsWithNoId(false);
        context.getParserOptions().setStripVersionsFromReferences(false);
        return context;
    }
}
