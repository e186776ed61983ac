/** What became of a consultation after it was booked: when it was moved, who was replaced, who asks for another time. */
@NullMarked
package no.samkonsult.scheduling.history;

import org.jspecify.annotations.NullMarked;
