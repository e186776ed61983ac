package no.samkonsult.organisation.hours;

import java.util.UUID;

/** A service, as whoever keeps its hours knows it. */
public record KeptService(UUID id, String name) {}
