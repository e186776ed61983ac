package no.samkonsult.notification.contact;

import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/** In which language somebody is written to, and between which times only what is red comes; both null where there are none. */
public record Wish(
        String language,
        @Nullable LocalTime quietFrom,
        @Nullable LocalTime quietUntil) {
    /** Of somebody who has said nothing. */
    static Wish in(String language) {
        return new Wish(language, null, null);
    }
}
