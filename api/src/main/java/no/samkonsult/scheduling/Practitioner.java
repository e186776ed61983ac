package no.samkonsult.scheduling;

import no.samkonsult.shared.OrganisationId;
import no.samkonsult.shared.PersonId;
import no.samkonsult.shared.Role;
import org.jspecify.annotations.Nullable;

/** Somebody who can be chosen for a consultation, in one of their posts. */
public record Practitioner(
        PersonId person,
        String name,
        Role role,
        OrganisationId organisation,
        String organisationName,
        @Nullable String specialty) {}
