package no.samkonsult.alert.roster;

import no.samkonsult.shared.PersonId;
import no.samkonsult.shared.TimeRange;

/** A time in which somebody cannot be on duty: away, or not working there. It is stronger than all that says they are. */
public record Absence(PersonId person, TimeRange during) {}
