package no.samkonsult.registry.mapping;

import java.util.List;

/** Reads by a mapping without keeping anything, as the device gateway would. */
public interface MappingTrial {
    /** The kinds and their values, such as {@code blood-pressure/systolic}, in the order one would look for them. */
    List<String> targets();

    /** @throws no.samkonsult.shared.InvalidInput naming the field that the gateway could not work by */
    void check(Definition definition);

    /** @throws no.samkonsult.shared.InvalidInput where the definition itself cannot be worked by */
    Trial read(Definition definition, byte[] payload);
}
