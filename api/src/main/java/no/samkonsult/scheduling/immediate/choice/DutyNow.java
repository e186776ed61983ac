package no.samkonsult.scheduling.immediate.choice;

import java.time.Instant;
import java.util.Set;
import no.samkonsult.shared.OrganisationId;
import no.samkonsult.shared.PersonId;

/** Who is on duty, implemented by the feature that keeps the rosters. Read in the transaction of the caller. */
public interface DutyNow {
    /** Everybody who is on duty at an instant, at any desk. */
    Set<Duty> at(Instant at);

    /** Somebody on duty for an organisation. */
    record Duty(PersonId person, OrganisationId organisation) {}
}
