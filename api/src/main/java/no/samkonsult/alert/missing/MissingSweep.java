package no.samkonsult.alert.missing;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import no.samkonsult.alert.Outcome;
import no.samkonsult.alert.WorkItems;
import no.samkonsult.alert.WorkItems.Item;
import no.samkonsult.alert.missing.MissingTable.Window;
import no.samkonsult.measurement.judgement.JudgementSettings;
import no.samkonsult.monitoring.schedule.ExpectedAnswers;
import no.samkonsult.monitoring.schedule.ExpectedMeasurements;
import no.samkonsult.notification.Channel;
import no.samkonsult.notification.Notice;
import no.samkonsult.notification.Outbox;
import no.samkonsult.notification.Urgency;
import no.samkonsult.platform.SystemPrincipal;
import no.samkonsult.platform.Transactions;
import no.samkonsult.registry.watch.Outage;
import no.samkonsult.registry.watch.Watch;
import no.samkonsult.shared.TimeRange;

/**
 * Finds what plans expected and nobody sent: reminds the patient, and at last asks the desk to call. Each window is looked at
 * once, whichever process does and however long none did. While no process of ours is connected to the broker nothing is missed: the
 * windows are looked at when one is.
 */
@Singleton
class MissingSweep {
    private static final List<Channel> TO_PATIENTS = List.of(Channel.SMS, Channel.EMAIL);

    private final MissingTable table;
    private final ExpectedMeasurements expected;
    private final ExpectedAnswers answers;
    private final WorkItems items;
    private final Outbox outbox;
    private final Watch watch;
    private final MissingSettings settings;
    private final JudgementSettings judgement;
    private final Transactions transactions;
    private final Clock clock;

    MissingSweep(
            MissingTable table,
            ExpectedMeasurements expected,
            ExpectedAnswers answers,
            WorkItems items,
            Outbox outbox,
            Watch watch,
            MissingSettings settings,
            JudgementSettings judgement,
            Transactions transactions,
            Clock clock) {
        this.table = table;
        this.expected = expected;
        this.answers = answers;
        this.items = items;
        this.outbox = outbox;
        this.watch = watch;
        this.settings = settings;
        this.judgement = judgement;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** One round, unless another process goes one. */
    void round() {
        transactions.as(SystemPrincipal.MONITORING, transaction -> {
            Instant now = clock.instant();
            table.claim().ifPresent(sweptUntil -> go(transaction.getConnection(), sweptUntil, now));
            return now;
        });
    }

    private void go(Connection transaction, Instant sweptUntil, Instant now) {
        try {
            end(transaction, now);
            if (isHeard() && now.isAfter(sweptUntil)) {
                look(TimeRange.of(sweptUntil, now), now);
                table.sweptUntil(now);
            }
            act(transaction, now);
        } catch (SQLException failure) {
            throw new IllegalStateException("what is missing could not be told of", failure);
        }
    }

    private boolean isHeard() {
        return watch.outage()
                .filter(outage -> outage.reason() == Outage.Reason.CONNECTION)
                .isEmpty();
    }

    void look(TimeRange span, Instant now) {
        List<Window> missed = Stream.concat(
                        expected.missed(span).stream().map(each -> new Window(each.activity(), each.window())),
                        answers.missed(span).stream().map(each -> new Window(each.planned(), each.window())))
                .toList();
        if (!missed.isEmpty()) {
            table.add(missed, MissingRules.first(now, judgement.night()));
        }
    }

    private void end(Connection transaction, Instant now) throws SQLException {
        List<MissingTable.Ended> ended = table.end(now);
        ended.forEach(each -> outbox.cancel(subject(each.id())));
        settle(transaction, ended, true, Outcome.CAME, now);
        settle(transaction, ended, false, Outcome.NO_LONGER_EXPECTED, now);
    }

    private void settle(
            Connection transaction, List<MissingTable.Ended> ended, boolean came, Outcome outcome, Instant now)
            throws SQLException {
        items.settle(
                transaction,
                ended.stream()
                        .filter(each -> each.alerted() && each.came() == came)
                        .map(each -> Item.yellow(each.patient(), each.subject().rule()))
                        .toList(),
                outcome,
                now);
    }

    private void act(Connection transaction, Instant now) throws SQLException {
        List<MissingTable.Due> due = table.due(now);
        var alerting = due.stream().filter(each -> !reminds(each, now)).toList();
        alerting.forEach(each -> table.alerted(each.id(), now));
        items.raise(
                transaction,
                alerting.stream()
                        .map(each -> Item.yellow(each.patient(), each.subject().rule()))
                        .toList(),
                now);
    }

    private boolean reminds(MissingTable.Due due, Instant now) {
        var step = MissingRules.next(due.reminded(), due.reachable(), settings, judgement.night(), now);
        if (step.reminds()) {
            outbox.add(List.of(reminder(due)));
            table.reminded(due.id(), now, step.nextAt());
        }
        return step.reminds();
    }

    private static Notice reminder(MissingTable.Due due) {
        String subject = subject(due.id());
        return new Notice(
                UUID.nameUUIDFromBytes(
                        "%s/%d".formatted(subject, due.reminded()).getBytes(StandardCharsets.UTF_8)),
                subject,
                due.person(),
                TO_PATIENTS,
                Urgency.YELLOW,
                "notice.task",
                List.of(),
                "/");
    }

    private static String subject(UUID missing) {
        return "missing/" + missing;
    }
}
