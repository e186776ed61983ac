package no.samkonsult.scheduling.immediate;

import jakarta.inject.Singleton;
import no.samkonsult.access.Departure;
import no.samkonsult.access.DepartureListener;
import no.samkonsult.platform.SystemPrincipal;
import no.samkonsult.platform.Transactions;

/** Stops ringing for a patient who has died or left. A move changes nothing. */
@Singleton
final class DepartedCalls implements DepartureListener {
    private final CallTable table;
    private final CallBook book;
    private final Transactions transactions;

    DepartedCalls(CallTable table, CallBook book, Transactions transactions) {
        this.table = table;
        this.book = book;
        this.transactions = transactions;
    }

    @Override
    public void departed(Departure departure) {
        switch (departure.kind()) {
            case DIED, LEFT_PROGRAMME ->
                transactions.as(SystemPrincipal.IMMEDIATE, _ -> {
                    table.find(table.openOf(departure.patient())).forEach(book::stop);
                    return departure;
                });
            case MOVED -> {}
        }
    }
}
