package no.samkonsult.scheduling.change;

import no.samkonsult.scheduling.MeetingLength;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asks for who looks for another time.
 *
 * @param length none: as long as it was
 * @param weeks how far ahead to look
 */
record MoveWish(@Nullable MeetingLength length, int weeks) {}
