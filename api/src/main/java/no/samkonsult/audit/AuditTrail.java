package no.samkonsult.audit;

import jakarta.inject.Singleton;
import no.samkonsult.platform.Acting;
import no.samkonsult.platform.Principal;
import no.samkonsult.platform.Statements;
import no.samkonsult.platform.SystemPrincipal;
import no.samkonsult.shared.OrganisationId;
import no.samkonsult.shared.PatientId;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * The access log of health records (pasientjournalloven § 22): who, for which organisation, which patient, what, and on
 * what ground. Written in the transaction of the act itself, so that neither exists without the other.
 */
@Singleton
public class AuditTrail {
    /** Where the request's id is kept for log lines. */
    private static final String REQUEST = "request";

    /** The decision referred to is what gave the ground: the source of a care relation. */
    private static final String ADD = """
            INSERT INTO audit_event (person_id, role, organisation_id, session_id, patient_id, action, entity, ground,
                purpose_of_use, address, request_id, decision_ref)
            SELECT new.person_id, new.role, new.organisation_id, new.session_id, new.patient_id, new.action, new.entity,
                new.ground, new.purpose_of_use, new.address, new.request_id, (
                    SELECT min(g.source) FROM my_ground g
                    WHERE g.patient_id = new.patient_id AND g.ground = new.ground)
            FROM (VALUES (?::uuid, ?, ?::uuid, ?::uuid, ?::uuid, ?, ?, ?, ?, ?, ?)) AS new (person_id, role,
                organisation_id, session_id, patient_id, action, entity, ground, purpose_of_use, address, request_id)
            """;

    private final Statements statements;

    AuditTrail(Statements statements) {
        this.statements = statements;
    }

    /**
     * Records one act.
     *
     * @param patient whose record, or null where the act concerns none
     * @param entity what was seen or changed, such as {@code observation} or {@code alert/<id>}; never a value of it
     * @param ground why it was allowed, such as {@code ENROLMENT}
     */
    @Acting
    public void record(Principal who, @Nullable PatientId patient, Action action, String entity, String ground) {
        OrganisationId organisation = who.organisation();
        statements.update(
                ADD,
                who.person().value(),
                who.role().name(),
                organisation == null ? null : organisation.value(),
                who.session(),
                patient == null ? null : patient.value(),
                action.name(),
                entity,
                ground,
                AuditRules.purposeOf(who.role(), ground).name(),
                who.address(),
                MDC.get(REQUEST));
    }

    /**
     * Records that somebody tried to log in and was turned away.
     *
     * @param address the network address they tried from
     * @param entity what they tried to be, such as {@code account/<digest of the user name>}: never the name itself
     * @param reason why they were turned away, such as {@code WRONG_PASSWORD}
     */
    @Acting
    public void attempt(SystemPrincipal who, String address, String entity, String reason) {
        statements.update(
                ADD,
                null,
                who.name(),
                null,
                null,
                null,
                Action.DENIED.name(),
                entity,
                reason,
                PurposeOfUse.HSYSADMIN.name(),
                address,
                MDC.get(REQUEST));
    }
}
