package no.samkonsult.scheduling.series;

import io.micronaut.transaction.TransactionStatus;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.samkonsult.access.Ground;
import no.samkonsult.audit.Action;
import no.samkonsult.audit.AuditTrail;
import no.samkonsult.platform.Acting;
import no.samkonsult.platform.Principal;
import no.samkonsult.platform.Transactions;
import no.samkonsult.scheduling.BookingGround;
import no.samkonsult.scheduling.BookingRequest;
import no.samkonsult.scheduling.Bookings;
import no.samkonsult.scheduling.Consultation;
import no.samkonsult.scheduling.LostRaces;
import no.samkonsult.scheduling.Reservations;
import no.samkonsult.scheduling.resource.Resource;
import no.samkonsult.scheduling.resource.Resources;
import no.samkonsult.shared.InvalidInput;
import no.samkonsult.shared.TimeRange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where something is planned again and again: looked at first, and then booked in one transaction, all or none. */
@Singleton
public class SeriesDesk {
    private static final Logger LOG = LoggerFactory.getLogger(SeriesDesk.class);
    private static final int ATTEMPTS = 3;

    private final Outlook outlook;
    private final SeriesTable table;
    private final Reservations reservations;
    private final Bookings bookings;
    private final Resources resources;
    private final BookingGround grounds;
    private final Transactions transactions;
    private final AuditTrail audit;
    private final Clock clock;

    SeriesDesk(
            Outlook outlook,
            SeriesTable table,
            Reservations reservations,
            Bookings bookings,
            Resources resources,
            BookingGround grounds,
            Transactions transactions,
            AuditTrail audit,
            Clock clock) {
        this.outlook = outlook;
        this.table = table;
        this.reservations = reservations;
        this.bookings = bookings;
        this.resources = resources;
        this.grounds = grounds;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    /** The series that a consultation belongs to, for whoever sees that. */
    @Acting
    Optional<Series> one(Principal who, UUID consultation) {
        return bookings.one(who, consultation).map(is -> one(who, is));
    }

    /** The same of a consultation that one sees. */
    @Acting
    public Series one(Principal who, Consultation seen) {
        return table.of(seen.id()).orElseThrow();
    }

    /** What is booked already, as it would be repeated. */
    record Repeatable(Consultation consultation, List<Resource> resources, SeriesWish wish) {}

    /** A consultation that can be repeated by whoever may book for its patient. */
    @Acting
    Optional<Repeatable> repeatable(Principal who, UUID id) {
        return bookings.toChange(who, id)
                .filter(is -> grounds.toBook(who, is.patient()).isPresent())
                .map(is -> {
                    List<Resource> taken = resources.of(id);
                    return new Repeatable(
                            is,
                            taken,
                            SeriesWish.of(is, taken.stream().map(Resource::id).toList()));
                });
    }

    /** Whether one may repeat a consultation that one sees, and it is not repeated yet. */
    @Acting
    public boolean isRepeatable(Principal who, Consultation is) {
        return bookings.isChangeable(who, is)
                && grounds.toBook(who, is.patient()).isPresent()
                && table.of(is.id()).filter(Series::isRepeated).isEmpty();
    }

    /** How it would be, but for what is booked already; nothing for whoever may not book for the patient. */
    @Acting
    Optional<List<Occurrence>> look(Principal who, SeriesWish wish, Recurrence recurrence) {
        return grounds.toBook(who, wish.patient()).map(ground -> {
            audit.record(who, wish.patient(), Action.SEARCH, "free-time", ground.name());
            List<Instant> starts = SeriesRules.starts(wish.first(), recurrence);
            return IntStream.range(wish.consultation() == null ? 0 : 1, starts.size())
                    .mapToObj(n -> look(wish, n + 1, wish.time(starts.get(n)), recurrence.everyWeeks()))
                    .toList();
        });
    }

    private Occurrence look(SeriesWish wish, int place, TimeRange time, int everyWeeks) {
        return new Occurrence(place, time, outlook.of(wish.patient(), wish.attendees(), time, everyWeeks), null);
    }

    /** Books at the chosen times, trying anew when a race was lost over time that may still be free. Each attempt is one transaction. */
    SeriesBooking book(Principal who, SeriesWish wish, int everyWeeks, List<Instant> chosen) {
        List<BookingRequest> requests = wish.requests(chosen);
        if (requests.getFirst().start().isBefore(clock.instant())) {
            throw new InvalidInput("starts", "begin in the past");
        }
        SeriesBooking outcome = new SeriesBooking.Taken();
        for (int attempt = 0; attempt < ATTEMPTS && outcome instanceof SeriesBooking.Taken; attempt++) {
            outcome = LostRaces.unlessLost(() ->
                            transactions.as(who, transaction -> attempt(transaction, who, wish, everyWeeks, requests)))
                    .orElseGet(SeriesBooking.Taken::new);
        }
        return outcome;
    }

    private SeriesBooking attempt(
            TransactionStatus<Connection> transaction,
            Principal who,
            SeriesWish wish,
            int everyWeeks,
            List<BookingRequest> requests) {
        Optional<Ground> ground = grounds.toBook(who, wish.patient());
        Optional<Consultation> first =
                wish.consultation() == null ? Optional.empty() : bookings.toChange(who, wish.consultation());
        if (ground.isEmpty() || first.isPresent() != (wish.consultation() != null)) {
            return new SeriesBooking.Unknown();
        }
        if (first.isPresent() && !isRepeatable(who, first.get())) {
            return new SeriesBooking.Closed();
        }
        Optional<List<Consultation>> made = reservations.together(requests, who.person());
        if (made.isEmpty()) {
            transaction.setRollbackOnly();
            return new SeriesBooking.Taken();
        }
        List<Consultation> tied =
                Stream.concat(first.stream(), made.get().stream()).toList();
        List<UUID> ids = tied.stream().map(Consultation::id).toList();
        if (!table.add(everyWeeks, ids, who.person(), clock.instant())) {
            transaction.setRollbackOnly();
            return new SeriesBooking.Closed();
        }
        made.get().forEach(each -> {
            audit.record(
                    who,
                    wish.patient(),
                    Action.CREATE,
                    "consultation/" + each.id(),
                    ground.get().name());
            LOG.info("consultation={} booked by={} in a series of {}", each.id(), who.person(), ids.size());
        });
        return new SeriesBooking.Booked(tied);
    }
}
