package no.samkonsult.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import no.samkonsult.measurement.Kind;
import no.samkonsult.measurement.MeasuredValues;
import no.samkonsult.measurement.answer.AnswerWords;
import no.samkonsult.measurement.answer.Summary;
import no.samkonsult.platform.Page;
import no.samkonsult.platform.Principal;

/** What a desk has to do, in the order it should be done: worst first, then oldest. */
public record Worklist(List<Line> clinical, List<Line> technical) {
    public static Worklist of(List<Alert> alerts, Principal who, Instant now) {
        List<Line> lines = alerts.stream()
                .sorted(Comparator.comparing(Alert::severity).thenComparing(Alert::raisedAt))
                .map(alert -> Line.of(alert, who, now))
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

    /** One alert, as somebody at the desk sees it. */
    public record Line(Alert alert, boolean mine, Instant now) {
        public static Line of(Alert alert, Principal who, Instant now) {
            return new Line(alert, who.person().value().equals(alert.takenBy()), now);
        }

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
            String subject = Kind.ofCode(alert.ruleSubject())
                    .map(kind -> page.texts().of("kind", kind))
                    .orElseGet(alert::ruleSubject);
            return page.text("rule." + alert.ruleName(), subject);
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
