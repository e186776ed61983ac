package no.samkonsult.scheduling.waiting;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import no.samkonsult.access.Departure;
import no.samkonsult.access.DepartureListener;
import no.samkonsult.platform.SystemPrincipal;
import no.samkonsult.platform.Transactions;

/** Takes off the list what was for a patient who has died or left. A move changes nothing. */
@Singleton
final class DepartedWishes implements DepartureListener {
    private final WishTable table;
    private final WaitingNews news;
    private final Transactions transactions;

    DepartedWishes(WishTable table, WaitingNews news, Transactions transactions) {
        this.table = table;
        this.news = news;
        this.transactions = transactions;
    }

    @Override
    public void departed(Departure departure) {
        switch (departure.kind()) {
            case DIED, LEFT_PROGRAMME -> transactions.as(SystemPrincipal.WAITING, _ -> end(departure));
            case MOVED -> {}
        }
    }

    private List<UUID> end(Departure departure) {
        List<UUID> waiting = table.waitingOf(departure.patient());
        waiting.forEach(id -> {
            table.end(id, Wish.State.ENDED, departure.at());
            news.silence(id);
        });
        return waiting;
    }
}
