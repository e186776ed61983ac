package no.samkonsult.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.samkonsult.measurement.Kind;
import no.samkonsult.measurement.MeasuredValues;
import no.samkonsult.measurement.answer.AnswerWords;
import no.samkonsult.measurement.answer.Summary;
import no.samkonsult.measurement.unexpected.Unexpected;
import no.samkonsult.monitoring.questionnaire.Wording;
import no.samkonsult.platform.Page;
import org.jspecify.annotations.Nullable;

/** What a desk has to do, in the order it should be done: worst first, then oldest. */
public record Worklist(List<Line> clinical, List<Line> technical) {
    public static Worklist of(List<Line> all) {
        List<Line> lines = all.stream()
                .sorted(Comparator.<Line, Severity>comparing(
                                line -> line.alert().severity())
                        .thenComparing(line -> line.alert().raisedAt()))
                .toList();
        return new Worklist(
                lines.stream()
                        .filter(line -> line.alert().severity() != Severity.TECHNICAL)
                        .toList(),
                lines.stream()
                        .filter(line -> line.alert().severity() == Severity.TECHNICAL)
                        .toList());
    }

    public int count() {
        return clinical.size() + technical.size();
    }

    public long red() {
        return clinical.stream()
                .filter(line -> line.alert().severity() == Severity.RED)
                .count();
    }

    /** The worst of the clinical that whoever looks has taken. */
    public Optional<UUID> held() {
        return clinical.stream()
                .filter(Line::mine)
                .map(line -> line.alert().id())
                .findFirst();
    }

    /**
     * One alert, as somebody at the desk sees it.
     *
     * @param asked what the questionnaire is called that it is about, if it is about one
     * @param unexpected how its reading is other than what the patient's plan asks for, if it is
     */
    public record Line(
            Alert alert,
            boolean mine,
            Instant now,
            @Nullable Wording asked,
            @Nullable Unexpected unexpected) {
        /** The word of the kit for its severity: what cannot be judged looks like neither yellow nor green. */
        public String severity() {
            return switch (alert.severity()) {
                case RED -> "red";
                case TECHNICAL -> "technical";
                case YELLOW -> alert.ruleName().equals("not-assessable") ? "not-assessable" : "yellow";
            };
        }

        public String reason(Page page) {
            Optional<Kind> measured = alert.measured();
            if (Kind.ofCode(alert.rule()).isPresent()) {
                return measured.map(kind ->
                                page.texts().of("kind", kind) + " " + MeasuredValues.text(page, kind, alert.values()))
                        .orElse("");
            }
            Optional<Summary> answers = alert.summary();
            if (answers.isPresent()) {
                return AnswerWords.reason(page, answers.get());
            }
            return page.text("rule." + alert.ruleName(), subject(page));
        }

        private String subject(Page page) {
            if (asked != null) {
                return asked.in(page.texts().language());
            }
            return Kind.ofCode(alert.ruleSubject())
                    .map(kind -> page.texts().of("kind", kind))
                    .orElseGet(alert::ruleSubject);
        }

        /** What it means that its cause is gone. */
        public String inRange(Page page) {
            return switch (alert.ruleName()) {
                case "missing", "missing-answer" -> page.text("alert.come");
                case "device", "device-silent", "device-offline" -> page.text("alert.heard-again");
                default -> page.text("alert.in-range");
            };
        }

        /** Whether it came too late for anybody to be called to it. */
        public boolean isLate() {
            return alert.ruleName().equals("late") && alert.receivedAt() != null;
        }

        /** Whether closing it takes a note. */
        public boolean needsNote() {
            return DeskRules.needsNote(alert, null);
        }

        /** How long whoever has it has it still, in the words that the page's script goes on counting with. */
        public String left(Page page, Instant finishBy) {
            long minutes = Duration.between(now, finishBy).toMinutes();
            return minutes > 0 ? page.text("alert.left", minutes) : page.text("alert.left.none");
        }

        /** How long ago, in the largest whole unit. */
        public String since(Page page) {
            Duration age = Duration.between(alert.raisedAt(), now);
            if (age.toHours() < 1) {
                return page.text("alert.minutes", Math.max(0, age.toMinutes()));
            }
            return age.toDays() < 2 ? page.text("alert.hours", age.toHours()) : page.text("alert.days", age.toDays());
        }
    }
}
