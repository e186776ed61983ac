package no.samkonsult.scheduling.invitation;

import java.util.List;
import java.util.UUID;
import no.samkonsult.shared.TimeRange;

/**
 * A consultation as far as its invitations are about it. Whoever has died is no guest: nothing is sent to them.
 *
 * @param timed the version that set its time: where others come and go, one's own calendar has nothing to change
 */
record Meeting(UUID id, TimeRange time, boolean booked, int version, int timed, List<Guest> guests) {}
