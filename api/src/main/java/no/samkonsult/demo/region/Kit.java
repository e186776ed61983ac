package no.samkonsult.demo.region;

import java.time.LocalTime;
import no.samkonsult.measurement.Kind;

/** A device in a home: the end of its name, what it is, what it measures, and when its patient uses it. */
enum Kit {
    BLOOD_PRESSURE_MONITOR("bp", "Blodtrykksmålar B2", Kind.BLOOD_PRESSURE, LocalTime.of(7, 30)),
    OXIMETER("oximeter", "Pulsoksymeter O1", Kind.OXYGEN_SATURATION, LocalTime.of(7, 40)),
    SCALE("scale", "Badevekt V3", Kind.WEIGHT, LocalTime.of(7, 10)),
    GLUCOSE_METER("glucose", "Blodsukkerapparat G4", Kind.GLUCOSE, LocalTime.of(7, 20));

    private final String suffix;
    private final String model;
    private final Kind kind;
    private final LocalTime usedAt;

    Kit(String suffix, String model, Kind kind, LocalTime usedAt) {
        this.suffix = suffix;
        this.model = model;
        this.kind = kind;
        this.usedAt = usedAt;
    }

    String suffix() {
        return suffix;
    }

    String model() {
        return model;
    }

    Kind kind() {
        return kind;
    }

    LocalTime usedAt() {
        return usedAt;
    }

    boolean showsPulse() {
        return kind == Kind.BLOOD_PRESSURE || kind == Kind.OXYGEN_SATURATION;
    }
}
