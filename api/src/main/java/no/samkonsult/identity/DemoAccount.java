package no.samkonsult.identity;

import io.micronaut.core.annotation.Introspected;
import no.samkonsult.shared.Role;
import org.jspecify.annotations.Nullable;

/** An account of the demo region, shown on the login page there so that a newcomer can choose. */
@Introspected
public record DemoAccount(
        String username, String name, Role role, @Nullable String organisationName) {}
