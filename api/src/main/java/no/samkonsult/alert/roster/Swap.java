package no.samkonsult.alert.roster;

import no.samkonsult.shared.PersonId;

/** Two persons exchange one shift each: {@code by} gives one away and takes one of {@code to}. */
public record Swap(PersonId by, ShiftId given, PersonId to, ShiftId taken) {}
