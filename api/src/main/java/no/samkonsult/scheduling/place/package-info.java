/** Where a consultation is (stad), as long as the service has no rooms of its own; for those who take part. */
@NullMarked
package no.samkonsult.scheduling.place;

import org.jspecify.annotations.NullMarked;
