package no.samkonsult.deviceport;

import jakarta.inject.Singleton;
import no.samkonsult.measurement.intake.Rereadings;
import no.samkonsult.platform.Principal;
import no.samkonsult.registry.mapping.MappingListener;

/** Reads quarantine again by a mapping that has just been written. */
@Singleton
final class MappedQuarantine implements MappingListener {
    private final StoredMappings mappings;
    private final Rereadings rereadings;

    MappedQuarantine(StoredMappings mappings, Rereadings rereadings) {
        this.mappings = mappings;
        this.rereadings = rereadings;
    }

    @Override
    public void changed(Principal administrator, String contentType) {
        mappings.refresh();
        rereadings.all(administrator);
    }
}
