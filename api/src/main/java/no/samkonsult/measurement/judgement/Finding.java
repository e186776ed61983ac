package no.samkonsult.measurement.judgement;

import no.samkonsult.shared.PatientId;

/** A measurement and what it means: one that is new, or one whose meaning a late one has changed. */
public record Finding(PatientId patient, Judged measurement, Concern concern) {}
