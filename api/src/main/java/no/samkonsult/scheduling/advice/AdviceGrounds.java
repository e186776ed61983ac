package no.samkonsult.scheduling.advice;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import no.samkonsult.access.Access;
import no.samkonsult.access.CareRelation;
import no.samkonsult.access.Ground;
import no.samkonsult.platform.SystemPrincipal;
import no.samkonsult.platform.Transactions;
import no.samkonsult.shared.OrganisationId;
import no.samkonsult.shared.PatientId;
import no.samkonsult.shared.PersonId;
import org.jspecify.annotations.Nullable;

/** What a question with identity lets whoever answers see of the patient, and when. Always in the transaction of the caller. */
@Singleton
class AdviceGrounds {
    /** Whoever answered writes in their own record in the days after. */
    private static final Duration AFTER = Duration.ofDays(7);

    private final Access access;
    private final Transactions transactions;

    AdviceGrounds(Access access, Transactions transactions) {
        this.access = access;
        this.transactions = transactions;
    }

    /**
     * The record opens to one who holds the question, and to nobody of the department before. The service opens it: whoever takes a
     * question knows the patient only then.
     */
    void open(UUID advice, @Nullable PatientId patient, PersonId holder, OrganisationId hospital, Instant now) {
        if (patient != null) {
            CareRelation relation = CareRelation.of(patient, holder.value(), Ground.ADVICE, now, source(advice))
                    .actingFor(hospital);
            transactions.as(SystemPrincipal.ADVICE, _ -> {
                access.relate(relation);
                return relation;
            });
        }
    }

    /** One does not hold it any more. */
    void close(UUID advice, PersonId holder, Instant now) {
        access.withdraw(source(advice), holder.value(), now);
    }

    /** It is withdrawn. */
    void close(UUID advice, Instant now) {
        access.withdraw(source(advice), now);
    }

    /** It is answered, or turned into a consultation. */
    void closeSoon(UUID advice, Instant now) {
        access.withdraw(source(advice), now.plus(AFTER));
    }

    private static String source(UUID advice) {
        return "advice/" + advice;
    }
}
