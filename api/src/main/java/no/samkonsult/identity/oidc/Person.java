package no.samkonsult.identity.oidc;

import io.micronaut.core.annotation.Introspected;
import java.util.UUID;

/** Somebody we know. */
@Introspected
record Person(UUID id, String name) {}
