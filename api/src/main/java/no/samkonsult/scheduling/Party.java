package no.samkonsult.scheduling;

import static java.util.Comparator.naturalOrder;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.groupingBy;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import no.samkonsult.organisation.hours.SpanRules;
import no.samkonsult.scheduling.Asked.AnyOf;
import no.samkonsult.scheduling.hours.Terms;
import no.samkonsult.scheduling.hours.TravelRules;
import no.samkonsult.scheduling.hours.TravelRules.Place;
import no.samkonsult.scheduling.hours.WorkingTime;
import no.samkonsult.shared.OrganisationId;
import no.samkonsult.shared.PersonId;
import no.samkonsult.shared.Role;
import no.samkonsult.shared.TimeRange;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who can take part in a consultation, with every post they hold.
 *
 * <p>One calendar, however many posts: a doctor at work in two places is at work in the hours of both, and busy in both.
 */
record Party(PersonId person, String name, List<Post> posts) {
    /** The roles that take part in consultations. */
    static final Set<Role> PRACTISING = EnumSet.of(
            Role.HOME_CARE,
            Role.RESPONSE_CENTRE,
            Role.GENERAL_PRACTITIONER,
            Role.NURSING_HOME_DOCTOR,
            Role.SPECIALIST,
            Role.OUT_OF_HOURS_DOCTOR);

    /** What somebody does for an organisation; the patient and next of kin act for none, and can always be asked. */
    record Post(Role role, @Nullable OrganisationId organisation, WorkingTime time) {
        boolean keepsCalendar() {
            return organisation != null;
        }

        boolean isFor(AnyOf anyOf) {
            return role == anyOf.role() && anyOf.organisation().equals(organisation);
        }

        List<TimeRange> offered(TimeRange window) {
            return keepsCalendar() ? time.offered(window) : List.of(window);
        }

        /** What is not too soon to be booked. */
        List<TimeRange> bookable(TimeRange window, Instant now) {
            Instant earliest = now.plus(time.terms().lead());
            return earliest.isBefore(window.end())
                    ? SpanRules.minus(offered(window), before(earliest, window))
                    : List.of();
        }

        private static List<TimeRange> before(Instant earliest, TimeRange window) {
            return window.start().isBefore(earliest) ? List.of(TimeRange.of(window.start(), earliest)) : List.of();
        }
    }

    /** Whether they have working days, in some post at least. */
    boolean keepsCalendar() {
        return posts.stream().anyMatch(Post::keepsCalendar);
    }

    boolean isPatient() {
        return posts.stream().anyMatch(post -> post.role() == Role.PATIENT);
    }

    /** The same person with the posts of both. */
    Party with(Party other) {
        return new Party(
                person,
                name,
                Stream.concat(posts.stream(), other.posts.stream()).toList());
    }

    /** The same person, who comes in the post that fills a role where its hours allow. */
    Party as(AnyOf anyOf) {
        return new Party(
                person,
                name,
                posts.stream()
                        .sorted(Comparator.comparing(post -> !post.isFor(anyOf)))
                        .toList());
    }

    /** One body has one day: the longest buffers and the coarsest step of their posts, and each post's own lead. */
    Calendar calendar(TimeRange window, List<TimeRange> busy, Instant now) {
        return calendar(window, busy, now, _ -> true);
    }

    /** The same, at work in some of the posts alone. */
    Calendar calendar(TimeRange window, List<TimeRange> busy, Instant now, Predicate<Post> working) {
        boolean kept = posts.stream().allMatch(Post::keepsCalendar);
        List<TimeRange> atWork = every(working, post -> post.offered(window));
        List<TimeRange> tooSoon = SpanRules.minus(atWork, every(working, post -> post.bookable(window, now)));
        return new Calendar(
                person,
                kept,
                atWork,
                Stream.of(busy.stream().map(this::withBuffers), tooSoon.stream(), onTheWay(window).stream())
                        .flatMap(times -> times)
                        .toList(),
                commonStep());
    }

    /** Between the places where they work, of which some posts have the same. */
    private List<TimeRange> onTheWay(TimeRange window) {
        if (posts.stream().allMatch(post -> post.time().terms().travel().isZero())) {
            return List.of();
        }
        TimeRange around = TimeRange.of(window.start().minus(Terms.LONGEST_TRAVEL), window.end());
        Map<OrganisationId, List<Post>> places = posts.stream()
                .filter(Post::keepsCalendar)
                .collect(groupingBy(post -> requireNonNull(post.organisation())));
        return TravelRules.onTheWay(
                places.values().stream().map(held -> place(held, around)).toList());
    }

    private static Place place(List<Post> held, TimeRange around) {
        return new Place(
                SpanRules.union(held.stream()
                        .flatMap(post -> post.time().atWork(around).stream())
                        .toList()),
                held.stream()
                        .map(post -> post.time().terms().travel())
                        .max(naturalOrder())
                        .orElse(Duration.ZERO));
    }

    private List<TimeRange> every(Predicate<Post> working, Function<Post, List<TimeRange>> times) {
        return posts.stream()
                .filter(working)
                .flatMap(post -> times.apply(post).stream())
                .toList();
    }

    /** When no meeting may be, so that its own buffers touch nothing of what there is. */
    private TimeRange withBuffers(TimeRange busy) {
        return TimeRange.of(
                busy.start().minus(Duration.ofMinutes(longest(Terms::bufferAfter))),
                busy.end().plus(Duration.ofMinutes(longest(Terms::bufferBefore))));
    }

    private int longest(ToIntFunction<Terms> buffer) {
        return posts.stream()
                .map(post -> post.time().terms())
                .mapToInt(buffer)
                .max()
                .orElse(0);
    }

    /** Every step divides the hour, and so does what they have in common. */
    private int commonStep() {
        return posts.stream()
                .mapToInt(post -> post.time().terms().stepMinutes())
                .reduce(1, Party::commonStep);
    }

    /** The shortest step that is a step of both. */
    private static int commonStep(int one, int other) {
        return one / BigInteger.valueOf(one).gcd(BigInteger.valueOf(other)).intValueExact() * other;
    }

    /** The post in which the person meets at a time: the one whose hours it falls in. */
    Post postAt(TimeRange time) {
        return posts.stream()
                .filter(post -> post.offered(time).stream().anyMatch(spell -> spell.contains(time)))
                .findFirst()
                .orElseGet(posts::getFirst);
    }
}
