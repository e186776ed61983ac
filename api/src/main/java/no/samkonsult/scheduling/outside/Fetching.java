package no.samkonsult.scheduling.outside;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import no.samkonsult.platform.Acting;
import no.samkonsult.platform.Principal;
import no.samkonsult.platform.SystemPrincipal;
import no.samkonsult.platform.Transactions;
import no.samkonsult.scheduling.outside.reading.AnyCalendar;
import no.samkonsult.scheduling.outside.reading.Fetched;
import no.samkonsult.scheduling.outside.reading.Place;
import no.samkonsult.scheduling.outside.reading.Trouble;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads calendars elsewhere that are due. No connection to the database is held while another server answers. */
@Singleton
class Fetching {
    private static final Logger LOG = LoggerFactory.getLogger(Fetching.class);

    /** So many are asked at a time, and have answered or failed long before another process asks them too. */
    private static final int AT_ONCE = 10;

    private static final Duration CLAIMED = Duration.ofMinutes(5);

    private final OutsideTable table;
    private final AnyCalendar calendars;
    private final PlaceCipher cipher;
    private final Transactions transactions;
    private final MeterRegistry meters;
    private final Clock clock;

    Fetching(
            OutsideTable table,
            AnyCalendar calendars,
            PlaceCipher cipher,
            Transactions transactions,
            MeterRegistry meters,
            Clock clock) {
        this.table = table;
        this.calendars = calendars;
        this.cipher = cipher;
        this.transactions = transactions;
        this.meters = meters;
        this.clock = clock;
    }

    /** Reads some that are due; false where none were. */
    boolean round() {
        Instant now = clock.instant();
        List<Due> due = transactions.as(SystemPrincipal.CALENDARS, _ -> table.claim(now, now.plus(CLAIMED), AT_ONCE));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            due.forEach(each -> threads.execute(() -> refresh(each)));
        }
        return !due.isEmpty();
    }

    /** Looks into a calendar that is not kept yet. */
    Fetched look(Place place) {
        Fetched fetched = calendars.fetch(place, RetryRules.window(clock.instant()), null);
        count(place.kind(), fetched);
        return fetched;
    }

    @Acting
    Optional<Due> own(Principal who, UUID id) {
        return table.own(id).stream().findFirst();
    }

    /** Reads one now, and keeps what came of it. */
    void refresh(Due due) {
        Fetched fetched = cipher.show(due.id(), due.place())
                .map(place -> calendars.fetch(place, RetryRules.window(clock.instant()), version(due)))
                .orElseGet(() -> new Fetched.Failed(Trouble.KEY_CHANGED));
        count(due.kind(), fetched);
        transactions.as(SystemPrincipal.CALENDARS, _ -> {
            keep(due, fetched, clock.instant());
            return due;
        });
    }

    private void keep(Due due, Fetched fetched, Instant now) {
        Instant next = now.plus(RetryRules.pause(0));
        switch (fetched) {
            case Fetched.Busy(var times, var version) -> {
                if (table.read(due.id(), version, now, next)) {
                    table.replace(due.id(), due.person(), times);
                }
            }
            case Fetched.Unchanged() -> table.unchanged(due.id(), now, next);
            case Fetched.Failed(var trouble, var asked) -> {
                LOG.warn("outside-calendar={} failed={} times={}", due.id(), trouble, due.failures() + 1);
                table.failed(due.id(), trouble, now.plus(RetryRules.pause(due.failures() + 1, asked)));
            }
        }
    }

    private @Nullable String version(Due due) {
        return RetryRules.mayBeUnchanged(due.readAt(), clock.instant()) ? due.version() : null;
    }

    private void count(Place.Kind kind, Fetched fetched) {
        String outcome =
                switch (fetched) {
                    case Fetched.Busy _ -> "read";
                    case Fetched.Unchanged _ -> "unchanged";
                    case Fetched.Failed failed -> lower(failed.trouble());
                };
        meters.counter("samkonsult.outside.fetches", "kind", lower(kind), "outcome", outcome)
                .increment();
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
