package no.samkonsult.registry.stock;

/** How the devices of a model reach the broker. */
public enum Connectivity {
    OWN_CONNECTION,
    /** By a gateway in the home, which relays what they say. */
    BENEATH_GATEWAY,
    /** It is such a gateway. */
    GATEWAY
}
