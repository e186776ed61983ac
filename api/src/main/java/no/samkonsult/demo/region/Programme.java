package no.samkonsult.demo.region;

import java.util.List;

/** A programme of remote monitoring, and the devices that go with it. */
enum Programme {
    COPD(Kit.OXIMETER),
    HEART_FAILURE(Kit.BLOOD_PRESSURE_MONITOR, Kit.SCALE),
    DIABETES(Kit.GLUCOSE_METER),
    HYPERTENSION(Kit.BLOOD_PRESSURE_MONITOR);

    private final List<Kit> kits;

    Programme(Kit... kits) {
        this.kits = List.of(kits);
    }

    List<Kit> kits() {
        return kits;
    }
}
