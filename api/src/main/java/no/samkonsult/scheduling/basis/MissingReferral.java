package no.samkonsult.scheduling.basis;

import java.util.UUID;
import no.samkonsult.shared.OrganisationId;
import no.samkonsult.shared.PatientId;
import no.samkonsult.shared.TimeRange;

/** A consultation that a hospital takes part in, for which it needs a referral that nobody has seen to yet. */
public record MissingReferral(
        UUID consultation,
        TimeRange time,
        PatientId patient,
        String patientName,
        OrganisationId organisation,
        String hospital) {}
