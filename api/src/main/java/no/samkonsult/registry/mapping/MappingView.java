package no.samkonsult.registry.mapping;

import java.util.List;
import java.util.UUID;
import no.samkonsult.platform.Principal;
import org.jspecify.annotations.Nullable;

/**
 * A mapping on its page.
 *
 * @param path where the form goes
 * @param id null before it is kept
 * @param version that the form was drawn from
 * @param trial of the payload, where it was tried
 */
public record MappingView(
        String path,
        @Nullable UUID id,
        int version,
        Definition definition,
        String payload,
        @Nullable Trial trial,
        String error) {
    static MappingView of(String path, int version, Definition definition) {
        return new MappingView(path, null, version, definition, "", null, "");
    }

    MappingView of(@Nullable UUID kept) {
        return new MappingView(path, kept, version, definition, payload, trial, error);
    }

    MappingView with(String pasted) {
        return new MappingView(path, id, version, definition, pasted, trial, error);
    }

    MappingView tried(Trial result) {
        return new MappingView(path, id, version, definition, payload, result, error);
    }

    MappingView wrong(String problem) {
        return new MappingView(path, id, version, definition, payload, trial, problem);
    }

    List<MappingVersion> versions(MappingDesk desk, Principal administrator) {
        return id == null ? List.of() : desk.versions(administrator, id);
    }
}
