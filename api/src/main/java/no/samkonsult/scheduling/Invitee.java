package no.samkonsult.scheduling;

import java.util.Objects;
import no.samkonsult.platform.Page;
import no.samkonsult.scheduling.Consultation.Participant;
import no.samkonsult.scheduling.resource.Resource;
import no.samkonsult.scheduling.resource.Resource.Kind;
import no.samkonsult.shared.Role;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who is asked, or could be, on the page of booking.
 *
 * @param name empty for a role that anybody may fill who holds it
 * @param role null for a room, equipment or an interpreter
 * @param kind which of these; null for people
 * @param organisation empty for the patient and next of kin
 */
public record Invitee(
        Asked asked,
        String name,
        @Nullable Role role,
        @Nullable Kind kind,
        String organisation) {
    /** Somebody, or whoever holds a role. */
    Invitee(Asked asked, String name, Role role, String organisation) {
        this(asked, name, role, null, organisation);
    }

    /** How much somebody is wanted. */
    public enum Part {
        /** Without them there is no meeting. */
        REQUIRED,
        /** Where they are free, all the better. */
        OPTIONAL,
        /** Not asked. */
        ABSENT
    }

    static Invitee of(Practitioner practitioner) {
        return new Invitee(
                new Asked.One(practitioner.person()),
                practitioner.name(),
                practitioner.role(),
                practitioner.organisationName());
    }

    public static Invitee of(Participant participant) {
        String organisation = participant.organisationName();
        return new Invitee(
                new Asked.One(participant.person()),
                participant.name(),
                participant.role(),
                organisation == null ? "" : organisation);
    }

    /** Next of kin keep no calendar with us: they are asked, not searched. */
    public boolean keepsCalendar() {
        return role != Role.NEXT_OF_KIN;
    }

    public static Invitee of(Resource resource) {
        return new Invitee(
                new Asked.Thing(resource.id()), resource.name(), null, resource.kind(), resource.organisationName());
    }

    /** Whether there is a part for it: a room is needed, or not. */
    public boolean mayBe(Part part) {
        return part != Part.OPTIONAL || !(asked instanceof Asked.Thing);
    }

    /** What is said of it besides. */
    public String line(Page page) {
        String what = role != null
                ? page.texts().of("role", role)
                : page.texts().of("resource.kind", Objects.requireNonNull(kind));
        return organisation.isEmpty() ? page.text("booking.no-calendar", what) : "%s, %s".formatted(what, organisation);
    }

    /** Whom it is, in the words of a page. */
    public String title(Page page) {
        return switch (asked) {
            case Asked.One _, Asked.Thing _ -> name;
            case Asked.AnyOf(Role any, var _, var specialty) -> {
                String role = page.texts().of("booking.any", any);
                yield specialty == null ? role : page.text("booking.any.specialty", role, specialty);
            }
        };
    }

    /** Names it among the others of a page. */
    public String id() {
        return asked.key().replaceAll("[^\\p{Alnum}]", "-");
    }
}
