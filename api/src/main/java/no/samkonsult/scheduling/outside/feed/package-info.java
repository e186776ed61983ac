/** One's own calendar for programs elsewhere (kalenderfeed), by addresses that are secret and can be revoked. */
@NullMarked
package no.samkonsult.scheduling.outside.feed;

import org.jspecify.annotations.NullMarked;
