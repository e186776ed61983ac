package no.samkonsult.alert.escalation;

import java.util.stream.Collectors;
import no.samkonsult.alert.routing.Situation;

/** What was known when it was decided, as it is kept. None of its parts needs escaping. */
final class SituationJson {
    private SituationJson() {}

    static String of(Situation situation) {
        Situation.Attended following = situation.following();
        return "{\"severity\":\"%s\",\"municipality\":\"%s\",\"service\":%s,\"local\":\"%s\",\"holiday\":%s,\"open\":%s,\"watching\":[%s]}"
                .formatted(
                        situation.severity(),
                        situation.municipality(),
                        following == null ? "null" : "\"" + following.service() + "\"",
                        situation.local(),
                        situation.holiday(),
                        situation.open(),
                        situation.watching().stream()
                                .map(each -> "\"" + each.service() + "\"")
                                .collect(Collectors.joining(",")));
    }
}
