package no.samkonsult.registry.stock;

/** What to look for in a list of devices, besides where they stand. */
public enum Condition {
    ANY,
    BATTERY_LOW,
    SILENT,
    OFFLINE,
    CALIBRATION_DUE
}
