package no.samkonsult.device.decode.sparkplug;

/**
 * An edge node, which Sparkplug knows by its group and its id. Those are the sender's own words, so it is one of the gateway whose
 * topic they came by, and no other's.
 */
public record EdgeNode(String gateway, String group, String edge) {}
