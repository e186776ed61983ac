package no.samkonsult.bench.cohort;

import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import no.samkonsult.device.Kind;

/** Why somebody is followed up, and so what they measure, and at which hours they are used to. */
enum Programme {
    COPD("copd", List.of(new Use(Kit.OXIMETER, "09:00"))),
    HEART_FAILURE(
            "heart-failure",
            List.of(new Use(Kit.SCALE, "07:30"), new Use(Kit.BLOOD_PRESSURE_MONITOR_WITH_PULSE, "08:00"))),
    HYPERTENSION(
            "hypertension",
            List.of(new Use(Kit.BLOOD_PRESSURE_MONITOR, "08:00"), new Use(Kit.BLOOD_PRESSURE_MONITOR, "20:00"))),
    DIABETES("diabetes", List.of(new Use(Kit.GLUCOSE_METER, "07:30")));

    private final String id;
    private final List<Use> uses;

    Programme(String id, List<Use> uses) {
        this.id = id;
        this.uses = uses;
    }

    /** A quarter of the cohort each. */
    static Programme of(int number) {
        return values()[number % values().length];
    }

    String id() {
        return id;
    }

    List<Use> uses() {
        return uses;
    }

    List<Kit> kits() {
        return uses.stream().map(Use::kit).distinct().toList();
    }

    /** A device, and when it is used. */
    record Use(Kit kit, LocalTime time) {
        Use(Kit kit, String time) {
            this(kit, LocalTime.parse(time));
        }
    }

    /** What measures some of it at once. */
    enum Kit {
        OXIMETER(Kind.OXYGEN_SATURATION, Map.of("saturation", Vital.SATURATION)),
        SCALE(Kind.WEIGHT, Map.of("value", Vital.WEIGHT)),
        BLOOD_PRESSURE_MONITOR(Kind.BLOOD_PRESSURE, Map.of("systolic", Vital.SYSTOLIC, "diastolic", Vital.DIASTOLIC)),
        BLOOD_PRESSURE_MONITOR_WITH_PULSE(
                Kind.BLOOD_PRESSURE,
                Map.of("systolic", Vital.SYSTOLIC, "diastolic", Vital.DIASTOLIC, "pulse", Vital.PULSE)),
        GLUCOSE_METER(Kind.GLUCOSE, Map.of("value", Vital.GLUCOSE));

        private final Kind kind;

        @SuppressWarnings("ImmutableEnumChecker") // made by Map.of
        private final Map<String, Vital> shows;

        Kit(Kind kind, Map<String, Vital> shows) {
            this.kind = kind;
            this.shows = shows;
        }

        Kind kind() {
            return kind;
        }

        /** By the names that devices give them. */
        Map<String, Vital> shows() {
            return shows;
        }
    }
}
