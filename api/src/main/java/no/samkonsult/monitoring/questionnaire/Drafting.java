package no.samkonsult.monitoring.questionnaire;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.samkonsult.audit.Action;
import no.samkonsult.audit.AuditTrail;
import no.samkonsult.platform.Acting;
import no.samkonsult.platform.Principal;
import no.samkonsult.shared.Role;

/**
 * Questionnaires as administrators write them, for the whole site. What is published is never changed; what comes with the
 * service can be copied under another code, so that the next release's version is never taken for the site's own.
 */
@Singleton
public class Drafting {
    private static final String ENTITY = "questionnaire/";
    private static final String SITE = "SITE_ADMINISTRATION";

    private final QuestionnaireTable table;
    private final Questionnaires questionnaires;
    private final Shipped shipped;
    private final AuditTrail audit;
    private final Clock clock;

    Drafting(QuestionnaireTable table, Questionnaires questionnaires, Shipped shipped, AuditTrail audit, Clock clock) {
        this.table = table;
        this.questionnaires = questionnaires;
        this.shipped = shipped;
        this.audit = audit;
        this.clock = clock;
    }

    public static boolean isOpenTo(Principal who) {
        return who.role() == Role.ADMINISTRATOR;
    }

    /** What came of keeping or publishing one. */
    public enum Result {
        DONE,
        /** The code is another's. */
        TAKEN,
        /** Somebody else has kept it meanwhile. */
        STALE
    }

    @Acting
    public List<Draft> drafts(Principal administrator) {
        return table.drafts();
    }

    @Acting
    public Optional<Draft> draft(Principal administrator, String code) {
        return table.draft(code);
    }

    /** Whether it came with the service. */
    public boolean isShipped(String code) {
        return shipped.holds(code);
    }

    /** The version that would be published next. */
    @Acting
    public int nextVersion(Principal administrator, String code) {
        return questionnaires
                .newest(administrator, code)
                .map(newest -> newest.version() + 1)
                .orElse(1);
    }

    /** @param revision that the change was made from; 0: of nothing that was kept */
    @Acting
    public Result keep(Principal administrator, String code, int revision, Map<String, String> fields) {
        if (shipped.holds(code)) {
            return Result.TAKEN;
        }
        boolean kept = revision == 0
                ? table.add(code, fields, clock.instant())
                : table.change(code, revision, fields, clock.instant());
        if (!kept) {
            return revision == 0 ? Result.TAKEN : Result.STALE;
        }
        audit.record(administrator, null, Action.UPDATE, ENTITY + code, SITE);
        return Result.DONE;
    }

    /** From now on it is what is asked; the draft is gone. */
    @Acting
    public Result publish(Principal administrator, Questionnaire questionnaire, int revision) {
        String code = questionnaire.code();
        if (shipped.holds(code)) {
            return Result.TAKEN;
        }
        boolean current = table.draft(code).map(Draft::revision).orElse(0) == revision;
        if (!current || !table.publish(questionnaire, clock.instant())) {
            return Result.STALE;
        }
        table.discard(code);
        audit.record(administrator, null, Action.CREATE, ENTITY + questionnaire.reference(), SITE);
        return Result.DONE;
    }
}
