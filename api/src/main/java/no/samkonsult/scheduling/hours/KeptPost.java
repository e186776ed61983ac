package no.samkonsult.scheduling.hours;

import java.util.UUID;
import no.samkonsult.shared.PersonId;
import no.samkonsult.shared.Role;

/** A post, as whoever keeps its calendar knows it. */
public record KeptPost(UUID id, PersonId person, String name, Role role, UUID organisation, String organisationName) {}
