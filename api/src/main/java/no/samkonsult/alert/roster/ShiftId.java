package no.samkonsult.alert.roster;

import java.time.LocalDate;
import java.util.UUID;

/** Which shift of a rotation: the one that begins on a day. */
public record ShiftId(UUID rotation, LocalDate day) {}
