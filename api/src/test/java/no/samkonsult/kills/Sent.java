package no.samkonsult.kills;

/** A reading by what tells it apart: its device and the device's number for it. */
record Sent(String device, int sequence) {}
