package no.samkonsult.scheduling;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
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

    /** What somebody does for an organisation; the patient and next of kin act for none. */
    record Post(Role role, @Nullable OrganisationId organisation, List<WorkingHours> hours) {
        boolean keepsCalendar() {
            return organisation != null;
        }

        List<TimeRange> atWork(TimeRange window) {
            return keepsCalendar()
                    ? hours.stream().flatMap(spell -> spell.over(window)).toList()
                    : List.of(window);
        }
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

    Calendar calendar(TimeRange window, List<TimeRange> busy) {
        boolean kept = posts.stream().allMatch(Post::keepsCalendar);
        List<TimeRange> atWork =
                posts.stream().flatMap(post -> post.atWork(window).stream()).toList();
        return new Calendar(person, kept, atWork, busy);
    }

    /** The post in which the person meets at a time: the one whose hours it falls in. */
    Post postAt(TimeRange time) {
        return posts.stream()
                .filter(post -> post.atWork(time).stream().anyMatch(spell -> spell.contains(time)))
                .findFirst()
                .orElseGet(posts::getFirst);
    }
}
