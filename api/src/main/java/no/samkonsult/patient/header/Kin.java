package no.samkonsult.patient.header;

import io.micronaut.core.annotation.Introspected;
import org.jspecify.annotations.Nullable;

/** Next of kin, as one calls them. */
@Introspected
public record Kin(String name, String relation, @Nullable String phone) {}
