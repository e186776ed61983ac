package no.samkonsult.registry.mapping;

/** Is told, after the change is committed, of a mapping that holds from now on. */
public interface MappingListener {
    void changed();
}
