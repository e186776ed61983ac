package no.samkonsult.scheduling.advice;

import java.time.Instant;
import java.util.List;
import no.samkonsult.platform.Page;
import no.samkonsult.scheduling.advice.Recipient.Choice;

/**
 * A question as somebody sees it.
 *
 * @param filings whose own record it is written in too
 * @param colleagues to whom one can hand it on; none for those whose it is not
 */
public record AdviceView(
        Advice advice, List<AdviceEntry> entries, List<Filing> filings, List<Choice> colleagues, Instant now) {
    /** Journalført: by whom, for which organisation, when. */
    public record Filing(String by, String organisation, Instant at) {}

    public boolean isOverdue() {
        return advice.isOverdue(now);
    }

    /** What was said, as plain text for one's own record: what was done with it besides is left out. */
    public String journal(Page page) {
        var text = new StringBuilder();
        line(text, page.text(advice.hasIdentity() ? "advice.with-identity" : "advice.without-identity"));
        if (!advice.patientName().isEmpty()) {
            line(text, page.text("consultation.patient") + ": " + advice.patientName());
        }
        line(text, page.text("advice.asker") + ": " + advice.askerName() + ", " + advice.officeName());
        line(text, page.text("advice.asked") + ": " + advice.department());
        entries.stream().filter(entry -> !entry.words().isEmpty()).forEach(entry -> {
            String what = page.texts().of("advice.entry", entry.kind());
            String when = page.day(entry.at()) + " " + page.clock(entry.at());
            line(text, "\n%s – %s, %s, %s".formatted(what, entry.by(), entry.organisation(), when));
            line(text, entry.words());
        });
        return text.toString().strip();
    }

    private static void line(StringBuilder text, String line) {
        text.append(line).append('\n');
    }
}
