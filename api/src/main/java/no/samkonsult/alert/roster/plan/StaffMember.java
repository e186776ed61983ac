package no.samkonsult.alert.roster.plan;

import java.util.UUID;

/** Somebody who works at the service of a desk now. */
public record StaffMember(UUID id, String name) {}
