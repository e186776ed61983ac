package no.samkonsult.alert.roster.plan;

import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import no.samkonsult.alert.roster.coverage.CoverageWatch;
import no.samkonsult.audit.Action;
import no.samkonsult.audit.AuditTrail;
import no.samkonsult.platform.Principal;
import no.samkonsult.platform.Statements;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What every change of a roster has in common: one at a time, audited, and the desk's cover looked at anew. */
@Singleton
class RosterChanges {
    private static final Logger LOG = LoggerFactory.getLogger(RosterChanges.class);

    private final Standings standings;
    private final AuditTrail audit;
    private final CoverageWatch coverage;
    private final Statements statements;

    RosterChanges(Standings standings, AuditTrail audit, CoverageWatch coverage, Statements statements) {
        this.standings = standings;
        this.audit = audit;
        this.coverage = coverage;
        this.statements = statements;
    }

    /** Lets nobody else change the roster of a desk before this transaction is over, so that what is checked holds. */
    void lock(Standing desk) {
        statements.list("SELECT id FROM desk WHERE id = ? FOR NO KEY UPDATE", row -> row.getObject("id"), desk.desk());
    }

    boolean areStaff(Principal who, Standing desk, UUID... people) {
        Set<UUID> staff =
                standings.staff(who, desk).stream().map(StaffMember::id).collect(Collectors.toSet());
        return staff.containsAll(Arrays.asList(people));
    }

    Answer made(Principal who, Standing desk, Action action, String entity) {
        audit.record(who, null, action, entity, desk.ground());
        LOG.info("{} action={} desk={} by={}", entity, action, desk.desk(), who.person());
        coverage.lookAt(desk.desk());
        return Answer.DONE;
    }
}
