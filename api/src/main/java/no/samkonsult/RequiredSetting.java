package no.samkonsult;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import no.samkonsult.platform.CannotStart;
import no.samkonsult.platform.ServiceRole;

/** An environment variable that a role cannot do without; checked before anything starts, to say in one line what is missing. */
enum RequiredSetting {
    SAMKONSULT_TOKEN_KEY(
            "[0-9a-fA-F]{64}",
            "64 hexadecimal digits, the same for every process, for example from `openssl rand -hex 32`",
            ServiceRole.WEB,
            ServiceRole.FHIR),
    SAMKONSULT_APP_PASSWORD(
            ".+", "the database password of samkonsult_app", ServiceRole.WEB, ServiceRole.GATEWAY, ServiceRole.FHIR),
    SAMKONSULT_INTAKE_PASSWORD(
            ".+", "the database password of samkonsult_intake", ServiceRole.WEB, ServiceRole.GATEWAY, ServiceRole.FHIR),
    SAMKONSULT_BROKER_PASSWORD(".+", "the gateway's password at the message broker", ServiceRole.GATEWAY);

    private final Pattern form;
    private final String meaning;
    private final Set<ServiceRole> neededBy;

    RequiredSetting(String form, String meaning, ServiceRole first, ServiceRole... more) {
        this.form = Pattern.compile(form);
        this.meaning = meaning;
        neededBy = EnumSet.of(first, more);
    }

    /** Refuses to start roles that lack something. */
    static void check(Set<ServiceRole> roles, Map<String, String> environment) {
        for (RequiredSetting each : values()) {
            if (each.neededBy.stream().anyMatch(roles::contains)) {
                each.check(environment.getOrDefault(each.name(), ""));
            }
        }
    }

    private void check(String value) {
        if (value.isEmpty()) {
            throw new CannotStart("%s is not set: it is %s".formatted(name(), meaning));
        }
        if (!form.matcher(value).matches()) {
            throw new CannotStart("%s cannot be used: it is %s".formatted(name(), meaning));
        }
    }
}
