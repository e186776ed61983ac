package no.samkonsult.measurement.intake;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.samkonsult.measurement.NewMeasurement;
import no.samkonsult.measurement.intake.ClockRules.Moment;
import no.samkonsult.measurement.intake.ClocklessTable.Words;
import no.samkonsult.measurement.judgement.Earlier;
import no.samkonsult.monitoring.LimitsInForce;

/** Looks up for a batch whose everything in it is and what is normal for them, and judges it. */
final class Judging {
    private final Senders senders;
    private final Map<Words, Instant> firstSaid;

    private Judging(Senders senders, Map<Words, Instant> firstSaid) {
        this.senders = senders;
        this.firstSaid = firstSaid;
    }

    /** One arrival for each, in their order. */
    static List<Arrival> of(Connection transaction, List<Incoming> batch) throws SQLException {
        var senders = Senders.of(
                transaction,
                batch.stream().map(each -> each.envelope().address()).toList());
        var judging = new Judging(senders, ClocklessTable.firstSaid(transaction, clockless(senders, batch)));
        List<Whose> known = batch.stream().map(judging::whose).toList();
        var limits = LimitsInForce.of(transaction, patients(known));
        var arrivals = new ArrayList<Arrival>(batch.size());
        for (Whose each : known) {
            arrivals.add(each.judged(limits));
        }
        return withEarlier(transaction, arrivals);
    }

    /** The same arrivals, with their measurements judged by those before them too. */
    private static List<Arrival> withEarlier(Connection transaction, List<Arrival> arrivals) throws SQLException {
        List<NewMeasurement> alone = arrivals.stream()
                .flatMap(each ->
                        each instanceof Arrival.Accepted accepted ? accepted.measurements().stream() : Stream.empty())
                .toList();
        Iterator<NewMeasurement> judged = Earlier.judged(transaction, alone).iterator();
        return arrivals.stream()
                .map(each -> each instanceof Arrival.Accepted accepted
                        ? new Arrival.Accepted(
                                accepted.incoming(),
                                accepted.holder(),
                                accepted.measurements().stream()
                                        .map(_ -> judged.next())
                                        .toList())
                        : each)
                .toList();
    }

    /** Something whose holder is known, and its moment where it is a reading. */
    private sealed interface Whose {
        Holder holder();

        Arrival judged(LimitsInForce limits);

        record Of(Incoming.Reported reading, Holder holder, Moment moment) implements Whose {
            @Override
            public Arrival judged(LimitsInForce limits) {
                return IntakeRules.judge(reading, holder, moment, limits);
            }
        }

        record News(Arrival judged, Holder holder) implements Whose {
            @Override
            public Arrival judged(LimitsInForce limits) {
                return judged;
            }
        }
    }

    private Whose whose(Incoming incoming) {
        Optional<Sender> sender = senders.get(incoming.envelope().address());
        return switch (incoming) {
            case Incoming.Reported reading -> {
                Moment moment = ClockRules.moment(
                        reading,
                        reportedAt(reading, sender),
                        sender.flatMap(each -> each.skewAt(reading.receivedAt())));
                yield new Whose.Of(reading, IntakeRules.holder(reading, sender, moment), moment);
            }
            case Incoming.OfReading of -> {
                Holder holder = onArrival(incoming, sender);
                yield new Whose.News(IntakeRules.judge(of, holder), holder);
            }
            case Incoming.Told told -> {
                Holder holder = onArrival(incoming, sender);
                yield new Whose.News(IntakeRules.judge(told, holder), holder);
            }
            case Incoming.Unreadable unreadable -> {
                Holder holder = onArrival(incoming, sender);
                yield new Whose.News(new Arrival.Rejected(unreadable, holder, unreadable.reason()), holder);
            }
        };
    }

    private static Holder onArrival(Incoming incoming, Optional<Sender> sender) {
        return sender.map(each -> each.holderAt(incoming.receivedAt(), null)).orElseGet(Holder.Unregistered::new);
    }

    private Instant reportedAt(Incoming.Reported reading, Optional<Sender> sender) {
        Instant alone = reportedAt(reading);
        return reading.time() != null
                ? alone
                : sender.map(each -> firstSaid.getOrDefault(words(each, reading), alone))
                        .orElse(alone);
    }

    /** The time of the key as far as the reading alone tells: as reported, or when it arrived. */
    static Instant reportedAt(Incoming.Reported reading) {
        return reading.time() != null
                ? reading.time().toInstant().truncatedTo(ChronoUnit.MICROS)
                : reading.receivedAt().truncatedTo(ChronoUnit.SECONDS);
    }

    private static Map<Words, Incoming.Reported> clockless(Senders senders, List<Incoming> batch) {
        var words = new HashMap<Words, Incoming.Reported>();
        for (Incoming incoming : batch) {
            if (incoming instanceof Incoming.Reported reading && reading.time() == null) {
                senders.get(reading.envelope().address())
                        .ifPresent(sender -> words.putIfAbsent(words(sender, reading), reading));
            }
        }
        return words;
    }

    private static Words words(Sender sender, Incoming.Reported reading) {
        return new Words(sender.deviceKey(), ClocklessRules.digest(reading));
    }

    private static Set<Integer> patients(List<Whose> known) {
        return known.stream()
                .flatMap(each -> Stream.ofNullable(each.holder().possession()))
                .map(Possession::patientKey)
                .collect(Collectors.toSet());
    }
}
