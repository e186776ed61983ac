package no.samkonsult.fhir.terms;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How one kind of measurement is written in FHIR.
 *
 * @param text what it is called where no code is understood
 * @param profile the HL7 vital-signs profile it follows, if there is one
 * @param codes of the Observation, the one its profile asks for first
 * @param values in the order they are written
 */
public record KindTerm(
        String text, Category category, @Nullable String profile, List<Code> codes, List<ValueTerm> values) {}
