package no.samkonsult.registry.mapping;

import no.samkonsult.platform.Principal;

/**
 * Is told, after the change is committed, of a mapping that holds from now on: what came before it and lies in quarantine with
 * this content type may be read at last.
 */
public interface MappingListener {
    void changed(Principal administrator, String contentType);
}
