package no.samkonsult.alert.roster.calendar;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.samkonsult.alert.roster.DutyRoster;
import no.samkonsult.audit.Action;
import no.samkonsult.audit.AuditTrail;
import no.samkonsult.platform.Acting;
import no.samkonsult.platform.Principal;
import no.samkonsult.platform.SecretToken;
import no.samkonsult.platform.SystemPrincipal;
import no.samkonsult.platform.Transactions;
import no.samkonsult.shared.PersonId;
import no.samkonsult.shared.TimeRange;

/** Gives persons their own duty as a calendar: whoever knows the address reads it, until its owner revokes it. */
@Singleton
class DutyCalendars {
    private static final Duration BACK = Duration.ofDays(30);
    private static final Duration AHEAD = Duration.ofDays(120);
    private static final String OWN_DUTY = "OWN_DUTY";

    private final CalendarTable table;
    private final DutyRoster rosters;
    private final AuditTrail audit;
    private final Transactions transactions;
    private final Clock clock;

    DutyCalendars(CalendarTable table, DutyRoster rosters, AuditTrail audit, Transactions transactions, Clock clock) {
        this.table = table;
        this.rosters = rosters;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** When the address of one's calendar was made, if there is one. */
    @Acting
    Optional<Instant> own(Principal who) {
        return table.own();
    }

    /** Makes a new address, which revokes the one before, and gives its secret part: it is not kept. */
    @Acting
    String open(Principal who) {
        revoke(who);
        String token = SecretToken.make();
        UUID id = UUID.randomUUID();
        table.add(id, SecretToken.digest(token), clock.instant());
        audit.record(who, null, Action.CREATE, "duty-calendar/" + id, OWN_DUTY);
        return token;
    }

    /** From now on the address answers as one that never was. */
    @Acting
    void revoke(Principal who) {
        table.revoke(clock.instant())
                .forEach(id -> audit.record(who, null, Action.REVOKE, "duty-calendar/" + id, OWN_DUTY));
    }

    /** The calendar behind an address. */
    Optional<String> read(String token) {
        return transactions.as(SystemPrincipal.ROSTER, _ -> table.personOf(SecretToken.digest(token))
                .map(this::calendar));
    }

    private String calendar(PersonId person) {
        Instant now = clock.instant();
        var span = TimeRange.of(now.minus(BACK), now.plus(AHEAD));
        List<DutyEvent> events = table.desksOf(person).stream()
                .flatMap(desk -> DutyEventRules.events(rosters.shifts(desk, span), person).stream())
                .toList();
        return DutyEventRules.write(events, now);
    }
}
