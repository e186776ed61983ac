package no.samkonsult.measurement.news2;

import java.math.BigDecimal;
import java.time.Instant;

/** A sign as one of the patient's devices measured it, and when. */
public record FromDevice(BigDecimal value, Instant at) {}
