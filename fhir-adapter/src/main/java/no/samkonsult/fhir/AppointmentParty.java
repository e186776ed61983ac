package no.samkonsult.fhir;

import org.jspecify.annotations.Nullable;

/** Somebody who is wanted at a consultation, or something that is booked for it. */
public record AppointmentParty(Actor actor, boolean required, Answer answer) {
    /** Who it is. Next of kin are told by what they are and not by name. */
    public sealed interface Actor {
        record Patient(String id) implements Actor {}

        record NextOfKin(String personId) implements Actor {}

        /**
         * @param hprNumber in Helsepersonellregisteret; absent where it is not known
         * @param role what they meet as, as a code of this service
         */
        record HealthPersonnel(
                String personId,
                @Nullable String hprNumber,
                String name,
                String role,
                @Nullable Organisation organisation)
                implements Actor {}

        /** What is booked without being asked. */
        record Booked(
                String id,
                Thing what,
                String name,
                @Nullable Organisation organisation) implements Actor {}
    }

    /** What can be booked beside people. */
    public enum Thing {
        ROOM,
        EQUIPMENT,
        /** One of an interpreting service, which says itself who comes. */
        INTERPRETER
    }

    /** For whom somebody meets, by its number in Enhetsregisteret. */
    public record Organisation(String number, String name) {}

    /** What they have said to being asked. */
    public enum Answer {
        NONE,
        ACCEPTED,
        TENTATIVE,
        DECLINED
    }

    /** Only the role in it: a line of a log must not show names. */
    @Override
    public String toString() {
        return "AppointmentParty[%s]".formatted(actor.getClass().getSimpleName());
    }
}
