package no.samkonsult.platform;

import java.util.Locale;

/** What a process does. One process does all by default; the same jar does one where a site outgrows one machine. */
public enum ServiceRole {
    /** Pages, REST and live notices. */
    WEB,
    /** MQTT intake. */
    GATEWAY,
    /** FHIR R4. */
    FHIR;

    /** The property that switches the role's beans on. */
    String property() {
        return "samkonsult.role." + name().toLowerCase(Locale.ROOT);
    }
}
