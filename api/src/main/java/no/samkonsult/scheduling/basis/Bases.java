package no.samkonsult.scheduling.basis;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.samkonsult.access.Ground;
import no.samkonsult.audit.Action;
import no.samkonsult.audit.AuditTrail;
import no.samkonsult.platform.Acting;
import no.samkonsult.platform.Principal;
import no.samkonsult.platform.Statements;
import no.samkonsult.scheduling.Bookings;
import no.samkonsult.scheduling.Consultation;
import no.samkonsult.shared.InvalidInput;
import no.samkonsult.shared.OrganisationId;
import no.samkonsult.shared.PatientId;
import org.jspecify.annotations.Nullable;

/** On what hospitals take part: said by whoever may change the consultation, read by those at work who see it. It stops nothing. */
@Singleton
public class Bases {
    private static final String HOSPITALS = """
            SELECT o.id, o.name FROM organisation o
            WHERE o.kind = 'HOSPITAL' AND EXISTS (
                SELECT FROM consultation_participant p WHERE p.consultation_id = ? AND p.organisation_id = o.id)
            """;

    private static final String OF_ONE = """
            SELECT h.id, h.name, b.basis, b.stated_at, b.referred_at,
                   coalesce(s.given_name || ' ' || s.family_name, '') AS stated_by,
                   coalesce(r.given_name || ' ' || r.family_name, '') AS referred_by
            FROM (%s) h
            LEFT JOIN consultation_basis b ON b.consultation_id = ? AND b.organisation_id = h.id
            LEFT JOIN person s ON s.id = b.stated_by
            LEFT JOIN person r ON r.id = b.referred_by
            ORDER BY h.name, h.id
            """.formatted(HOSPITALS);

    /** What is said anew begins anew: a referral that had come was for what was said before. */
    private static final String STATE = """
            INSERT INTO consultation_basis (consultation_id, organisation_id, basis, stated_by, stated_at)
            SELECT ?, h.id, ?, ?, ? FROM (%s) h WHERE h.id = coalesce(?::uuid, h.id)
            ON CONFLICT (consultation_id, organisation_id) DO UPDATE
            SET basis = excluded.basis, stated_by = excluded.stated_by, stated_at = excluded.stated_at, referred_by = NULL, referred_at = NULL
            """.formatted(HOSPITALS);

    private static final String REFERRED = """
            UPDATE consultation_basis SET referred_by = ?, referred_at = ?
            WHERE consultation_id = ? AND organisation_id = ? AND basis = 'NEW_REFERRAL_NEEDED' AND referred_at IS NULL
            """;

    private static final String MISSING = """
            SELECT c.id, lower(c.during) AS starts, upper(c.during) AS ends, c.patient_id, o.id AS organisation, o.name AS hospital,
                   coalesce(n.given_name || ' ' || n.family_name, '') AS patient
            FROM consultation_basis b
            JOIN consultation c ON c.id = b.consultation_id
            JOIN organisation o ON o.id = b.organisation_id
            LEFT JOIN patient p ON p.id = c.patient_id
            LEFT JOIN person n ON n.id = p.person_id
            WHERE b.basis = 'NEW_REFERRAL_NEEDED' AND b.referred_at IS NULL AND c.status = 'BOOKED'
            ORDER BY lower(c.during), c.id, o.name
            LIMIT ? OFFSET ?
            """;

    private final Statements statements;
    private final Bookings bookings;
    private final AuditTrail audit;
    private final Clock clock;

    Bases(Statements statements, Bookings bookings, AuditTrail audit, Clock clock) {
        this.statements = statements;
        this.bookings = bookings;
        this.audit = audit;
        this.clock = clock;
    }

    /** The hospitals of a consultation that one sees, and on what each takes part; none for the patient and next of kin. The caller's page audits it. */
    @Acting
    public List<HospitalBasis> of(Principal who, UUID consultation) {
        return who.role().isPrivate() ? List.of() : statements.list(OF_ONE, Bases::basis, consultation, consultation);
    }

    /** Says it of every hospital of what one has just booked. */
    @Acting
    public void state(Principal who, Consultation booked, Basis basis) {
        write(who, booked, basis, null);
    }

    /** Says it of one hospital; false where there is no such consultation for whoever says it. */
    @Acting
    boolean state(Principal who, UUID consultation, OrganisationId hospital, Basis basis) {
        return change(who, consultation, found -> write(who, found, basis, hospital));
    }

    /** The referral that was missing has come; false where there is no such consultation for whoever says it. */
    @Acting
    boolean refer(Principal who, UUID consultation, OrganisationId hospital) {
        return change(
                who,
                consultation,
                _ -> statements.update(
                        REFERRED, who.person().value(), clock.instant(), consultation, hospital.value()));
    }

    /** What lacks a referral, of the consultations that one sees, soonest first. */
    @Acting
    public List<MissingReferral> missing(Principal who, int limit, int offset) {
        List<MissingReferral> found = statements.list(MISSING, Bases::missing, limit, offset);
        found.forEach(each -> record(who, each.consultation(), each.patient(), Action.READ));
        return found;
    }

    private interface Writing {
        int write(Consultation consultation);
    }

    private boolean change(Principal who, UUID consultation, Writing writing) {
        Optional<Consultation> found = bookings.toChange(who, consultation);
        found.ifPresent(each -> {
            if (writing.write(each) == 0) {
                throw new InvalidInput("organisation", "is no hospital that takes part, or lacks no referral");
            }
            record(who, consultation, each.patient(), Action.UPDATE);
        });
        return found.isPresent();
    }

    private int write(Principal who, Consultation consultation, Basis basis, @Nullable OrganisationId hospital) {
        return statements.update(
                STATE,
                consultation.id(),
                basis.name(),
                who.person().value(),
                clock.instant(),
                consultation.id(),
                hospital == null ? null : hospital.value());
    }

    private void record(Principal who, UUID consultation, PatientId patient, Action action) {
        audit.record(who, patient, action, "consultation/" + consultation, Ground.CONSULTATION.name());
    }

    private static HospitalBasis basis(ResultSet row) throws SQLException {
        String basis = row.getString("basis");
        return new HospitalBasis(
                new OrganisationId(row.getObject("id", UUID.class)),
                row.getString("name"),
                basis == null ? null : Basis.valueOf(basis),
                row.getString("stated_by"),
                instant("stated_at", row),
                row.getString("referred_by"),
                instant("referred_at", row));
    }

    private static MissingReferral missing(ResultSet row) throws SQLException {
        return new MissingReferral(
                row.getObject("id", UUID.class),
                Statements.time(row),
                new PatientId(row.getObject("patient_id", UUID.class)),
                row.getString("patient"),
                new OrganisationId(row.getObject("organisation", UUID.class)),
                row.getString("hospital"));
    }

    private static @Nullable Instant instant(String column, ResultSet row) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
