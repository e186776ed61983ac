package no.samkonsult.registry.mapping;

import no.samkonsult.platform.Principal;

/** Is told, after the change is committed, of a mapping that holds from now on. */
public interface MappingListener {
    void changed(Principal administrator, String contentType);
}
