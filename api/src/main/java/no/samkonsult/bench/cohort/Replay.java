package no.samkonsult.bench.cohort;

import io.micronaut.context.ApplicationContext;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import no.samkonsult.alert.Desk;
import no.samkonsult.bench.Site;
import no.samkonsult.bench.cohort.Diary.Taken;
import no.samkonsult.bench.cohort.Enrolling.Enrolled;
import no.samkonsult.bench.cohort.Programme.Kit;
import no.samkonsult.device.Arrival;
import no.samkonsult.device.Intake;
import no.samkonsult.device.Reading;
import no.samkonsult.device.ReadingSink;
import org.jspecify.annotations.Nullable;

/**
 * Lives through the weeks of a cohort, from one thing that happens to the next: a reading arrives, the service's own jobs find something
 * due, a nurse takes or closes an alert. Readings go into the intake as the gateway hands them over; there is no broker.
 */
final class Replay {
    private static final Duration SWEEP_EVERY = Duration.ofMinutes(30);
    private static final Duration TIRED_FOR = Duration.ofHours(6);
    private static final int ANSWERS_AT_MOST = 2;

    private static final String NEXT_DUE = """
            SELECT least((SELECT min(escalate_at) FROM alert WHERE status = 'OPEN' AND escalate_at < 'infinity'),
                         (SELECT min(due_at) FROM remeasurement WHERE decided_at IS NULL))
            """;

    private static final String ASKED = """
            SELECT asked_at FROM remeasurement WHERE patient_key = ? AND effective_at = ? ORDER BY kind LIMIT 1
            """;

    private final Map<Integer, Enrolled> enrolled;
    private final Map<Integer, Diary> diaries = new HashMap<>();
    private final SimulatedTime time;
    private final Instant ends;
    private final ReadingSink sink;
    private final Jobs jobs;
    private final Staff staff;
    private final Connection owner;
    private final PriorityQueue<Event> events = new PriorityQueue<>(Event.IN_ORDER);
    private final Map<Asked, List<Instant>> answered = new HashMap<>();
    private final List<Taken> received = new ArrayList<>();
    private final List<Long> storing = new ArrayList<>();
    private int sequence;

    Replay(Site site, Connection owner, SimulatedTime time, Seed seed, Map<Integer, Enrolled> enrolled, Instant ends)
            throws SQLException {
        this.enrolled = enrolled;
        this.time = time;
        this.ends = ends;
        this.owner = owner;
        this.sink = site.bean(ReadingSink.class);
        this.jobs = Jobs.of(site.bean(ApplicationContext.class));
        this.staff = new Staff(site.bean(Desk.class), Enrolling.principal(owner, Enrolling.NURSE), owner, seed);
    }

    /** Who measures what. */
    private record Asked(int patient, Kit kit) {}

    private interface Happening {
        void happen() throws SQLException;
    }

    private record Event(Instant at, int number, Happening what) {
        static final Comparator<Event> IN_ORDER =
                Comparator.comparing(Event::at).thenComparingInt(Event::number);
    }

    /** Every reading that came, in the order it came in. */
    List<Taken> received() {
        return received;
    }

    /** How many nanoseconds each took to be stored, judged and alerted. */
    List<Long> storing() {
        return storing;
    }

    void run(List<Diary> cohort) throws SQLException {
        for (Diary diary : cohort) {
            diaries.put(diary.person().number(), diary);
            diary.readings().forEach(this::expect);
        }
        Instant sweep = time.now();
        for (Instant next = next(sweep); next.isBefore(ends); next = next(sweep)) {
            time.goTo(next);
            happen(next);
            if (!sweep.isAfter(next)) {
                jobs.sweep();
                sweep = next.plus(SWEEP_EVERY);
            }
            work(next);
        }
        time.goTo(ends);
    }

    private void happen(Instant now) throws SQLException {
        for (Event event = events.peek(); event != null && !event.at.isAfter(now); event = events.peek()) {
            events.remove();
            event.what.happen();
        }
    }

    private void work(Instant now) throws SQLException {
        if (due().filter(at -> !at.isAfter(now)).isPresent()) {
            jobs.whenDue();
            staff.news(now).forEach(this::expect);
        }
    }

    /** When something is to be done next: what is overdue still takes a second, so that time goes on. */
    private Instant next(Instant sweep) throws SQLException {
        Event event = events.peek();
        Instant next = event == null || sweep.isBefore(event.at) ? sweep : event.at;
        Instant soon = time.now().plusSeconds(1);
        return due().map(at -> at.isBefore(soon) ? soon : at)
                .filter(at -> at.isBefore(next))
                .orElse(next.isBefore(time.now()) ? time.now() : next);
    }

    private Optional<Instant> due() throws SQLException {
        try (PreparedStatement select = owner.prepareStatement(NEXT_DUE)) {
            return instant(select);
        }
    }

    private void expect(Taken taken) {
        if (!taken.received().isBefore(time.now())) {
            at(taken.received(), () -> arrive(taken));
        }
    }

    private void expect(Staff.Errand errand) {
        at(errand.takes(), () -> staff.take(errand));
        at(errand.closes(), () -> staff.close(errand));
    }

    private void at(Instant instant, Happening what) {
        events.add(new Event(instant, sequence++, what));
    }

    private void arrive(Taken taken) throws SQLException {
        int number = sequence++;
        String device = Enrolling.device(taken.patient(), taken.kit());
        var reading = new Reading(
                taken.kit().kind(), taken.at().atZone(Person.ZONE).toOffsetDateTime(), number, taken.values(), null);
        var arrival = new Arrival.Decoded(
                device, time.now(), "dho/v1/%s/reading".formatted(device), new byte[0], null, reading);
        long begun = System.nanoTime();
        List<Intake> stored = sink.store(List.of(arrival));
        storing.add(System.nanoTime() - begun);
        if (!stored.equals(List.of(Intake.STORED))) {
            throw new IllegalStateException("a reading became " + stored);
        }
        received.add(taken);
        Instant asked = asked(taken);
        if (asked != null) {
            answer(taken, asked);
        }
    }

    /** Nobody measures for ever, however often they are asked. */
    private void answer(Taken taken, Instant asked) {
        List<Instant> before =
                answered.computeIfAbsent(new Asked(taken.patient(), taken.kit()), _ -> new ArrayList<>());
        before.removeIf(each -> each.isBefore(asked.minus(TIRED_FOR)));
        Diary diary = diaries.get(taken.patient());
        if (diary != null && before.size() < ANSWERS_AT_MOST) {
            diary.again(taken.kit(), asked).ifPresent(again -> {
                before.add(asked);
                expect(again);
            });
        }
    }

    private @Nullable Instant asked(Taken taken) throws SQLException {
        Enrolled patient = enrolled.get(taken.patient());
        try (PreparedStatement select = owner.prepareStatement(ASKED)) {
            select.setInt(1, patient == null ? -1 : patient.key());
            select.setObject(2, taken.at().atOffset(ZoneOffset.UTC));
            return instant(select).orElse(null);
        }
    }

    private static Optional<Instant> instant(PreparedStatement select) throws SQLException {
        try (ResultSet rows = select.executeQuery()) {
            OffsetDateTime found = rows.next() ? rows.getObject(1, OffsetDateTime.class) : null;
            return Optional.ofNullable(found).map(OffsetDateTime::toInstant);
        }
    }
}
