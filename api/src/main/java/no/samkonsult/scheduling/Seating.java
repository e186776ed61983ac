package no.samkonsult.scheduling;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import no.samkonsult.scheduling.Sweep.Cells;
import no.samkonsult.scheduling.Sweep.Side;
import no.samkonsult.shared.PersonId;

/** Who would come for which party at one start: somebody else for each. Whoever holds two roles gives way where another can. */
final class Seating {
    private final int cell;
    private final LocalDate day;
    private final Map<PersonId, Side> sitting = new HashMap<>();
    private final Map<Asked, Cells> seats = new HashMap<>();

    Seating(int cell, LocalDate day) {
        this.cell = cell;
        this.day = day;
    }

    /** Finds somebody for a party, if others have to change seats for it; false where that cannot be. */
    boolean seat(Side party) {
        return seat(party, new HashSet<>());
    }

    private boolean seat(Side party, Set<PersonId> tried) {
        for (Cells person : party.peopleOn(day)) {
            if (person.starts().get(cell) && tried.add(person.person()) && isFreed(person.person(), tried)) {
                sitting.put(person.person(), party);
                seats.put(party.asked(), person);
                return true;
            }
        }
        return false;
    }

    private boolean isFreed(PersonId person, Set<PersonId> tried) {
        Side party = sitting.get(person);
        return party == null || seat(party, tried);
    }

    Optional<Cells> of(Asked party) {
        return Optional.ofNullable(seats.get(party));
    }
}
