package no.samkonsult.scheduling.series;

import io.micronaut.transaction.TransactionStatus;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import no.samkonsult.access.Ground;
import no.samkonsult.audit.Action;
import no.samkonsult.audit.AuditTrail;
import no.samkonsult.platform.Acting;
import no.samkonsult.platform.Principal;
import no.samkonsult.platform.Transactions;
import no.samkonsult.scheduling.Bookings;
import no.samkonsult.scheduling.Cancellation;
import no.samkonsult.scheduling.Consultation;
import no.samkonsult.scheduling.Consultations;
import no.samkonsult.scheduling.change.Change;
import no.samkonsult.scheduling.change.ChangeDesk;
import no.samkonsult.scheduling.change.Changing;
import no.samkonsult.scheduling.series.Series.Part;
import no.samkonsult.shared.TimeRange;

/** What is done to one of a series and to all that come after it, all or none. One that is not repeated is all there is. */
@Singleton
class FromHere {
    private final SeriesTable table;
    private final Outlook outlook;
    private final Bookings bookings;
    private final ChangeDesk desk;
    private final Consultations consultations;
    private final Transactions transactions;
    private final AuditTrail audit;
    private final Clock clock;

    FromHere(
            SeriesTable table,
            Outlook outlook,
            Bookings bookings,
            ChangeDesk desk,
            Consultations consultations,
            Transactions transactions,
            AuditTrail audit,
            Clock clock) {
        this.table = table;
        this.outlook = outlook;
        this.bookings = bookings;
        this.desk = desk;
        this.consultations = consultations;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    /** Cancels it and all later ones, each with the same reason. The first of them is what is told of. */
    Cancellation cancel(Principal who, UUID id, String reason) {
        return transactions.as(who, transaction -> cancel(transaction, who, id, reason));
    }

    private Cancellation cancel(TransactionStatus<Connection> transaction, Principal who, UUID id, String reason) {
        List<Part> open = open(id);
        if (open.isEmpty()) {
            return bookings.cancel(who, id, reason);
        }
        Cancellation first = bookings.cancel(who, open.getFirst().consultation(), reason);
        if (first instanceof Cancellation.Unknown) {
            return first;
        }
        boolean all = open.stream()
                .skip(1)
                .noneMatch(part -> bookings.cancel(who, part.consultation(), reason) instanceof Cancellation.Unknown);
        if (!all) {
            transaction.setRollbackOnly();
            return new Cancellation.Unknown();
        }
        return first;
    }

    /** How it would be if it began at another time and all later ones were moved as far; nothing for whoever may not change it. */
    @Acting
    Optional<List<Occurrence>> look(Principal who, UUID id, Function<Consultation, Instant> wanted) {
        return bookings.toChange(who, id).map(is -> {
            audit.record(who, is.patient(), Action.SEARCH, "free-time", Ground.CONSULTATION.name());
            Instant start = wanted.apply(is);
            int everyWeeks = table.of(id).map(Series::everyWeeks).orElse(0);
            return open(id).stream()
                    .map(part -> look(is, part, start, everyWeeks))
                    .toList();
        });
    }

    private Occurrence look(Consultation is, Part part, Instant wanted, int everyWeeks) {
        Consultation each = consultations.find(part.consultation()).orElseThrow();
        Instant start = SeriesRules.moved(each.time().start(), is.time().start(), wanted);
        TimeRange time = TimeRange.of(start, each.time().length());
        return new Occurrence(part.place(), time, outlook.of(each, time, everyWeeks), each);
    }

    /** Moves those that are named, each to its time; nothing for whoever may not change the first, and for those that are not of its series. */
    Changing move(Principal who, UUID id, List<Change> moves) {
        List<UUID> fromHere = transactions.as(who, _ -> bookings.toChange(who, id).flatMap(_ -> table.of(id)).stream()
                .flatMap(series -> series.fromHere().stream())
                .map(Part::consultation)
                .toList());
        if (moves.stream().anyMatch(move -> !fromHere.contains(move.consultation()))) {
            return new Changing.Unknown();
        }
        return desk.change(
                who,
                moves.stream()
                        .sorted(Comparator.comparing(move -> fromHere.indexOf(move.consultation())))
                        .toList());
    }

    private List<Part> open(UUID id) {
        return table.of(id).map(series -> series.openFromHere(clock.instant())).orElse(List.of());
    }
}
