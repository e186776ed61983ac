package no.samkonsult.platform;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import no.samkonsult.shared.Role;

/**
 * How the one who is logged in is presented on every page. {@code organisation} is empty for patients and next of kin.
 *
 * @param mark the same for the same person in the same capacity and for nobody else, by which a page that has stood open
 *     knows whether it is still the same one who uses it; it tells nothing about them
 */
public record Viewer(String name, Role role, String organisation, String mark) {
    /** A viewer who acts as a principal. */
    public static Viewer of(Principal principal, String name, String organisation) {
        byte[] setting = principal.setting().getBytes(StandardCharsets.UTF_8);
        return new Viewer(
                name,
                principal.role(),
                organisation,
                UUID.nameUUIDFromBytes(setting).toString());
    }
}
