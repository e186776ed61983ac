package no.samkonsult.alert.roster;

import java.util.List;

/**
 * All that says who is on duty at a desk.
 *
 * @param rotations who is asked first comes first
 * @param swaps those that were accepted, in that order
 * @param overrides oldest first: a later one has the last word
 */
public record Roster(
        List<Rotation> rotations, List<Swap> swaps, List<DutyOverride> overrides, List<Absence> absences) {}
