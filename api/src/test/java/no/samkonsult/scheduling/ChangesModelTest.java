package no.samkonsult.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.statistics.Statistics;
import no.samkonsult.scheduling.Consultation.Topic;
import no.samkonsult.scheduling.change.Change;
import no.samkonsult.scheduling.change.ChangeDesk;
import no.samkonsult.scheduling.change.Changing;
import no.samkonsult.scheduling.history.ChangeReason;
import no.samkonsult.shared.InvalidInput;
import no.samkonsult.shared.PatientId;
import no.samkonsult.shared.PersonId;
import no.samkonsult.shared.Role;

/**
 * Histories of booking, cancelling, moving and replacing by several at once, on a real database, held against what they were
 * answered. {@code changes.steps} makes them longer.
 */
class ChangesModelTest {
    private static final int TRIES = 10;
    private static final int STEPS = Integer.getInteger("changes.steps", 15);
    private static final int CLIENTS = 4;
    private static final List<String> CLOCK = List.of("08:00", "08:10", "08:25", "09:00", "09:20", "10:00", "13:00");

    private static final String OVERLAPS = """
            SELECT count(*) FROM occupancy a JOIN occupancy b
            ON a.person_id = b.person_id AND a.id < b.id AND a.during && b.during
            """;

    /** People of booked consultations without their time, and time that is nobody's. */
    private static final String TIME_ASTRAY = """
            SELECT count(*) FROM (
                SELECT p.consultation_id, p.person_id, c.during
                FROM consultation_participant p JOIN consultation c ON c.id = p.consultation_id
                WHERE c.status = 'BOOKED' AND p.status <> 'UNAVAILABLE') AS expected
            FULL JOIN (SELECT * FROM occupancy WHERE kind = 'BOOKED') AS taken USING (consultation_id, person_id, during)
            WHERE expected IS NULL OR taken IS NULL
            """;

    /** Sunniva keeps five minutes free before and ten after each of her meetings. */
    private static final String BUFFERS_ASTRAY = """
            SELECT count(*) FROM (
                SELECT m.consultation_id, b.during
                FROM occupancy m JOIN person p ON p.id = m.person_id,
                     LATERAL (VALUES (tstzrange(lower(m.during) - interval '5 minutes', lower(m.during))),
                                     (tstzrange(upper(m.during), upper(m.during) + interval '10 minutes'))) AS b (during)
                WHERE m.kind = 'BOOKED' AND p.given_name = 'Sunniva') AS expected
            FULL JOIN (SELECT * FROM occupancy WHERE kind = 'BUFFER') AS taken USING (consultation_id, during)
            WHERE expected IS NULL OR taken IS NULL
            """;

    /** People who take part without a ground, and grounds of those who do not. */
    private static final String GROUNDS_ASTRAY = """
            SELECT count(*) FROM (
                SELECT 'consultation/' || p.consultation_id AS source, p.person_id AS party
                FROM consultation_participant p JOIN consultation c ON c.id = p.consultation_id
                WHERE c.status = 'BOOKED' AND p.status <> 'UNAVAILABLE' AND p.role <> 'PATIENT') AS expected
            FULL JOIN (
                SELECT * FROM care_relation
                WHERE source LIKE 'consultation/%' AND valid @> timestamptz '2026-10-20 12:00 Europe/Oslo') AS given USING (source, party)
            WHERE expected IS NULL OR given IS NULL
            """;

    private static final ApplicationContext APPLICATION = Region.application(Map.of());

    private final Bookings bookings = APPLICATION.getBean(Bookings.class);
    private final ChangeDesk desk = APPLICATION.getBean(ChangeDesk.class);

    @AfterContainer
    static void stop() {
        APPLICATION.close();
    }

    enum Kind {
        BOOK,
        CANCEL,
        MOVE,
        REPLACE
    }

    /** What one client tries; the numbers choose among what there is. */
    record Try(Kind kind, int which, int clock, int person, boolean fresh) {}

    /** What came of it, and for which consultation. */
    private record Outcome(Kind kind, boolean done, UUID consultation) {}

    /** Two patients of one doctor, a nurse and three specialists. */
    private record Ward(Region region, List<PatientId> patients, List<PersonId> specialists) {
        static Ward open() {
            Region region = Region.fresh();
            PersonId withBuffers = region.practitioner("Sunniva", Role.SPECIALIST, region.hospital);
            Region.sql("""
                    INSERT INTO booking_terms (practitioner_role_id, holiday_hours, lead_minutes, buffer_before, buffer_after, step_minutes)
                    SELECT id, 'AS_USUAL', 0, 5, 10, 5 FROM practitioner_role WHERE person_id = ?
                    """, withBuffers.value());
            return new Ward(
                    region,
                    List.of(region.patient, region.anotherPatient()),
                    List.of(
                            region.specialist,
                            region.practitioner("Stine", Role.SPECIALIST, region.hospital),
                            withBuffers));
        }

        PersonId specialist(int number) {
            return specialists.get(number % specialists.size());
        }
    }

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    void nobodyIsBookedTwiceAndNothingIsHeldByHalf(@ForAll("histories") List<List<Try>> history) throws Exception {
        Ward ward = Ward.open();
        var known = new ArrayList<UUID>();
        var done = new EnumMap<Kind, Integer>(Kind.class);
        for (List<Try> step : history) {
            for (Outcome outcome : atOnce(ward, List.copyOf(known), step)) {
                if (outcome.done()) {
                    Statistics.label("done").collect(outcome.kind());
                    done.merge(outcome.kind(), 1, Integer::sum);
                }
                if (outcome.done() && outcome.kind() == Kind.BOOK) {
                    known.add(outcome.consultation());
                }
            }
            holds(done);
        }
        Statistics.label("done").coverage(checker -> {
            for (Kind kind : Kind.values()) {
                checker.check(kind).count(times -> times > 3);
            }
        });
    }

    private static void holds(Map<Kind, Integer> done) {
        int booked = done.getOrDefault(Kind.BOOK, 0);
        int cancelled = done.getOrDefault(Kind.CANCEL, 0);
        int changed = done.getOrDefault(Kind.MOVE, 0) + done.getOrDefault(Kind.REPLACE, 0);
        assertThat(Region.count(OVERLAPS)).as("somebody is booked twice").isZero();
        assertThat(Region.count(TIME_ASTRAY)).as("time of half a meeting").isZero();
        assertThat(Region.count(BUFFERS_ASTRAY)).as("time before and after").isZero();
        assertThat(Region.count(GROUNDS_ASTRAY)).as("grounds").isZero();
        assertThat(Region.count("SELECT count(*) FROM consultation")).isEqualTo(booked);
        assertThat(Region.count("SELECT count(*) FROM consultation WHERE status = 'CANCELLED'"))
                .isEqualTo(cancelled);
        assertThat(Region.count("SELECT coalesce(sum(version - 1), 0) FROM consultation"))
                .isEqualTo(cancelled + changed);
        assertThat(Region.count("SELECT count(*) FROM consultation_change")).isEqualTo(changed);
    }

    @Provide
    Arbitrary<List<List<Try>>> histories() {
        Arbitrary<Kind> kinds = Arbitraries.frequencyOf(
                Tuple.of(2, Arbitraries.just(Kind.BOOK)),
                Tuple.of(1, Arbitraries.just(Kind.CANCEL)),
                Tuple.of(3, Arbitraries.just(Kind.MOVE)),
                Tuple.of(2, Arbitraries.just(Kind.REPLACE)));
        Arbitrary<Integer> number = Arbitraries.integers().between(0, 20);
        return Combinators.combine(kinds, number, number, number, Arbitraries.of(true, false))
                .as(Try::new)
                .list()
                .ofSize(CLIENTS)
                .list()
                .ofMaxSize(STEPS)
                .withSizeDistribution(RandomDistribution.uniform());
    }

    private Outcome act(Ward ward, List<UUID> known, Try one) {
        UUID nothing = new UUID(0, 0);
        if (one.kind() == Kind.BOOK) {
            return book(ward, one)
                    .map(booked -> new Outcome(Kind.BOOK, true, booked.id()))
                    .orElse(new Outcome(Kind.BOOK, false, nothing));
        }
        if (known.isEmpty()) {
            return new Outcome(one.kind(), false, nothing);
        }
        UUID chosen = known.get(one.which() % known.size());
        boolean done = one.kind() == Kind.CANCEL
                ? bookings.cancel(ward.region().doctorAtWork(), chosen, "Utsett") instanceof Cancellation.Cancelled
                : change(ward, chosen, one);
        return new Outcome(one.kind(), done, chosen);
    }

    private Optional<Consultation> book(Ward ward, Try one) {
        Region region = ward.region();
        PersonId specialist = ward.specialist(one.person());
        Attendees attendees = one.fresh()
                ? new Attendees(List.of(region.nurse, specialist), List.of())
                : new Attendees(List.of(region.doctor), List.of(region.nurse, specialist));
        var request = new BookingRequest(
                ward.patients().get(one.which() % 2),
                attendees,
                Region.at(Region.TUESDAY, CLOCK.get(one.clock() % CLOCK.size())),
                new MeetingLength(30),
                Topic.OTHER);
        return bookings.book(region.doctorAtWork(), request) instanceof Booking.Booked(Consultation booked)
                ? Optional.of(booked)
                : Optional.empty();
    }

    /** Half of the clients have looked at what they change, and say so. */
    private boolean change(Ward ward, UUID chosen, Try one) {
        Consultation seen = bookings.one(ward.region().doctorAtWork(), chosen).orElseThrow();
        Optional<PersonId> gone = ward.specialists().stream()
                .filter(specialist -> seen.participant(specialist).isPresent())
                .findFirst();
        boolean moves = one.kind() == Kind.MOVE || gone.isEmpty();
        try {
            return desk.change(
                            ward.region().doctorAtWork(),
                            new Change(
                                    chosen,
                                    one.fresh() ? seen.version() : null,
                                    moves ? Region.at(Region.TUESDAY, CLOCK.get(one.clock() % CLOCK.size())) : null,
                                    null,
                                    moves ? null : gone.get(),
                                    moves ? null : ward.specialist(one.person()),
                                    ChangeReason.OTHER))
                    instanceof Changing.Changed;
        } catch (InvalidInput meaningless) {
            return false; // to where it is already, or somebody who takes part already
        }
    }

    /** Each by a client of its own, released together. */
    private Collection<Outcome> atOnce(Ward ward, List<UUID> known, List<Try> step) throws Exception {
        return AtOnce.run(step.stream()
                .<Callable<Outcome>>map(one -> () -> act(ward, known, one))
                .toList());
    }
}
