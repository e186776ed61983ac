package no.samkonsult.scheduling.advice;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import no.samkonsult.platform.SystemPrincipal;
import no.samkonsult.platform.Transactions;
import no.samkonsult.scheduling.BookingListener;
import no.samkonsult.scheduling.BookingRequest;
import no.samkonsult.shared.PersonId;

/** Lets a question point at the consultation that takes its place: one for the same patient, with both of the two. */
@Singleton
class BookedAdvice implements BookingListener {
    private final AdviceTable table;
    private final AdviceGrounds grounds;
    private final AdviceNews news;
    private final Transactions transactions;
    private final Clock clock;

    BookedAdvice(AdviceTable table, AdviceGrounds grounds, AdviceNews news, Transactions transactions, Clock clock) {
        this.table = table;
        this.grounds = grounds;
        this.news = news;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public void booked(UUID consultation, BookingRequest request) {
        Instant now = clock.instant();
        List<PersonId> people = Stream.of(
                        request.attendees().required(), request.attendees().optional())
                .flatMap(List::stream)
                .toList();
        List<UUID> turned =
                transactions.as(SystemPrincipal.ADVICE, _ -> table.book(consultation, request.patient(), people, now));
        turned.forEach(advice -> {
            grounds.closeSoon(advice, now);
            news.silence(advice);
        });
    }
}
