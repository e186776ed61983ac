package no.samkonsult.identity.oidc;

import java.util.List;
import no.samkonsult.identity.Capacity;
import no.samkonsult.identity.LoginOrigin;
import no.samkonsult.identity.Refusal;

/** What a token makes of somebody here. */
sealed interface Standing {
    /** @param capacities what they can act as; at the organisation that the token names, where they have a post there */
    record Known(Person person, List<Capacity> capacities, LoginOrigin origin) implements Standing {}

    record Refused(Refusal reason) implements Standing {}
}
