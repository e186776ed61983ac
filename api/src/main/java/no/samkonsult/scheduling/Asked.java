package no.samkonsult.scheduling;

import java.util.UUID;
import no.samkonsult.shared.InvalidInput;
import no.samkonsult.shared.OrganisationId;
import no.samkonsult.shared.PersonId;
import no.samkonsult.shared.Role;
import org.jspecify.annotations.Nullable;

/** Who is asked to a consultation: one person, or whoever is free of those who hold a role at an organisation; or a room. */
public sealed interface Asked {
    /** What the keys of rooms and equipment begin with. */
    String THING = "resource.";

    /** As it is written in the field of a form. */
    String key();

    /** Somebody by name. */
    record One(PersonId person) implements Asked {
        @Override
        public String key() {
            return person.toString();
        }
    }

    /**
     * Any one of those who hold a role (ein av).
     *
     * @param specialty null where any will do
     */
    record AnyOf(
            Role role,
            OrganisationId organisation,
            @Nullable String specialty) implements Asked {
        public AnyOf {
            if (!Party.PRACTISING.contains(role)) {
                throw new InvalidInput("role", "is no role that takes part");
            }
        }

        @Override
        public String key() {
            String office = "%s.%s".formatted(role, organisation);
            return specialty == null ? office : office + "." + specialty;
        }
    }

    /** A room or equipment. */
    record Thing(UUID resource) implements Asked {
        @Override
        public String key() {
            return THING + resource;
        }
    }

    /** Who is meant by a key; the field is named where it means nobody. */
    static Asked of(String field, String key) {
        String[] parts = key.split("\\.", 3);
        try {
            if (key.startsWith(THING)) {
                return new Thing(UUID.fromString(key.substring(THING.length())));
            }
            return parts.length == 1
                    ? new One(PersonId.of(key))
                    : new AnyOf(
                            Role.valueOf(parts[0]), OrganisationId.of(parts[1]), parts.length == 3 ? parts[2] : null);
        } catch (IllegalArgumentException unreadable) {
            throw new InvalidInput(field, "cannot be read");
        }
    }
}
