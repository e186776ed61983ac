package no.samkonsult;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import no.samkonsult.platform.CannotStart;
import no.samkonsult.platform.ServiceRole;

/** An environment variable that a role cannot do without; checked before anything starts, to say in one line what is missing. */
record RequiredSetting(String name, Pattern form, String meaning, Set<ServiceRole> neededBy) {
    private static final Pattern ANYTHING = Pattern.compile(".+");
    private static final Set<ServiceRole> EVERY_ROLE = EnumSet.allOf(ServiceRole.class);

    private static final List<RequiredSetting> ALL = List.of(
            new RequiredSetting(
                    "SAMKONSULT_TOKEN_KEY",
                    Pattern.compile("[0-9a-fA-F]{64}"),
                    "64 hexadecimal digits, the same for every process, for example from `openssl rand -hex 32`",
                    Set.of(ServiceRole.WEB, ServiceRole.FHIR)),
            new RequiredSetting(
                    "SAMKONSULT_APP_PASSWORD", ANYTHING, "the database password of samkonsult_app", EVERY_ROLE),
            new RequiredSetting(
                    "SAMKONSULT_INTAKE_PASSWORD", ANYTHING, "the database password of samkonsult_intake", EVERY_ROLE),
            new RequiredSetting(
                    "SAMKONSULT_BROKER_PASSWORD",
                    ANYTHING,
                    "the gateway's password at the message broker",
                    Set.of(ServiceRole.GATEWAY)));

    /** Refuses to start roles that lack something. */
    static void check(Set<ServiceRole> roles, Map<String, String> environment) {
        for (RequiredSetting each : ALL) {
            if (each.neededBy.stream().anyMatch(roles::contains)) {
                each.check(environment.getOrDefault(each.name, ""));
            }
        }
    }

    private void check(String value) {
        if (value.isEmpty()) {
            throw new CannotStart("%s is not set: it is %s".formatted(name, meaning));
        }
        if (!form.matcher(value).matches()) {
            throw new CannotStart("%s cannot be used: it is %s".formatted(name, meaning));
        }
    }
}
