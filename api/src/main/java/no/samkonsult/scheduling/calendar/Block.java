package no.samkonsult.scheduling.calendar;

import java.util.UUID;
import no.samkonsult.shared.PersonId;
import no.samkonsult.shared.TimeRange;

/**
 * Time that somebody keeps for something else.
 *
 * @param organisation in which it was said, and whose secretary may know why
 * @param reason empty where it is not said
 */
record Block(PersonId person, UUID organisation, TimeRange time, String reason) {}
