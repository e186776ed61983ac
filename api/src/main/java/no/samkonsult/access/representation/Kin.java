package no.samkonsult.access.representation;

import io.micronaut.core.annotation.Introspected;
import java.util.UUID;

/** Somebody whom the patient has named as next of kin, and how they are related. */
@Introspected
public record Kin(UUID personId, String name, String relation) {}
