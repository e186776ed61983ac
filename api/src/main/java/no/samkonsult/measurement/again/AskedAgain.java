package no.samkonsult.measurement.again;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import no.samkonsult.measurement.Kind;
import no.samkonsult.platform.Acting;
import no.samkonsult.platform.Principal;
import no.samkonsult.platform.Statements;
import no.samkonsult.shared.PatientId;

/** What a patient has been asked to measure again and has not, for those who see the patient's measurements. */
@Singleton
public class AskedAgain {
    private static final String OPEN = """
            SELECT r.kind, min(r.asked_at) AS asked_at FROM remeasurement r JOIN patient p ON p.key = r.patient_key
            WHERE p.id = ? AND r.decided_at IS NULL AND r.asked_at <= now() GROUP BY r.kind ORDER BY 2, 1
            """;

    private final Statements statements;

    AskedAgain(Statements statements) {
        this.statements = statements;
    }

    /** @param since when they were asked */
    public record Asked(Kind kind, Instant since) {}

    @Acting
    public List<Asked> of(Principal who, PatientId patient) {
        return statements.list(
                OPEN,
                row -> new Asked(
                        Kind.ofStored(row.getInt("kind")),
                        row.getObject("asked_at", OffsetDateTime.class).toInstant()),
                patient.value());
    }
}
