package no.samkonsult.pages.audit;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import no.samkonsult.access.Ground;
import no.samkonsult.audit.Action;
import no.samkonsult.audit.log.Act;
import no.samkonsult.audit.log.Entry;
import no.samkonsult.platform.Texts;
import no.samkonsult.shared.Role;
import org.jspecify.annotations.Nullable;

/** One entry of an access log in words that anybody can read: who, as what, did what, and why they could. */
public record LogLine(
        Instant at,
        UUID person,
        String name,
        String position,
        @Nullable UUID patient,
        String patientName,
        String deed,
        String reason,
        boolean refused) {
    private static final Set<String> GROUNDS =
            Arrays.stream(Ground.values()).map(Ground::name).collect(Collectors.toUnmodifiableSet());

    static LogLine of(Texts texts, Entry entry) {
        String patient = entry.patientName();
        return new LogLine(
                entry.at(),
                entry.person(),
                entry.personName(),
                position(texts, entry.role(), entry.organisationName()),
                entry.patient(),
                patient == null ? "" : patient,
                deed(texts, entry),
                reason(texts, entry),
                entry.refused());
    }

    static List<LogLine> of(Texts texts, List<Entry> entries) {
        return entries.stream().map(entry -> of(texts, entry)).toList();
    }

    private static String position(Texts texts, Role role, @Nullable String organisation) {
        return organisation == null ? texts.of("role", role) : texts.of("role", role) + ", " + organisation;
    }

    /** One clause for each kind of act: {@code Såg målingar og utstyr. Endra varsel.} */
    private static String deed(Texts texts, Entry entry) {
        if (entry.refused()) {
            return texts.get("log.refused");
        }
        return entry.acts().stream()
                .map(Act::action)
                .distinct()
                .map(action -> clause(texts, action, entry.acts()))
                .collect(Collectors.joining(" "));
    }

    private static String clause(Texts texts, Action action, List<Act> acts) {
        List<String> what = acts.stream()
                .filter(act -> act.action() == action)
                .map(act -> texts.of("log.information", act.information()))
                .toList();
        return texts.get("log.did." + action.name(), enumerated(texts, what));
    }

    private static String enumerated(Texts texts, List<String> words) {
        int last = words.size() - 1;
        return last == 0
                ? words.getFirst()
                : texts.get("log.and", String.join(", ", words.subList(0, last)), words.get(last));
    }

    private static String reason(Texts texts, Entry entry) {
        if (entry.refused()) {
            return texts.get("log.reason.refused");
        }
        return GROUNDS.contains(entry.ground())
                ? texts.of("log.reason", Ground.valueOf(entry.ground()))
                : texts.get("log.task", texts.of("role", entry.role()));
    }
}
