package no.samkonsult.registry.watch;

/** Why a device is missed. */
public enum Cause {
    /** Nothing was heard from it for longer than its model, or its patient's plan, allows. */
    SILENT,
    /** The broker told, by the device's last will, that it lost its connection. */
    OFFLINE
}
