package no.samkonsult.alert;

import io.micronaut.core.annotation.Introspected;
import java.util.UUID;

/** An alert that is not closed, and the desk where it is. */
@Introspected
record OpenAlert(UUID id, UUID deskId) {}
