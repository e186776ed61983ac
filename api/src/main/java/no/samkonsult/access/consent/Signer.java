package no.samkonsult.access.consent;

import io.micronaut.core.annotation.Introspected;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Somebody who may agree for a patient: the patient, or who represents them on the ground of a basis. */
@Introspected
public record Signer(UUID personId, String name, @Nullable String basis) {}
