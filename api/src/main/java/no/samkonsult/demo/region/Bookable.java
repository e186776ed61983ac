package no.samkonsult.demo.region;

import java.util.List;
import java.util.UUID;

/** A room, equipment or an interpreter of the region, in the words of the table. */
record Bookable(Workplace workplace, String kind, String name) {
    static List<Bookable> all() {
        return List.of(
                new Bookable(Workplace.HEALTH_HOUSE, "ROOM", "Møterom 1"),
                new Bookable(Workplace.HEALTH_HOUSE, "ROOM", "Videorom"),
                new Bookable(Workplace.HEALTH_HOUSE, "EQUIPMENT", "Spirometer"),
                new Bookable(Workplace.HAUKELAND, "INTERPRETER", "Tolk, polsk"),
                new Bookable(Workplace.HAUKELAND, "INTERPRETER", "Tolk, arabisk"));
    }

    UUID id() {
        return DemoId.of("resource", workplace.name() + name);
    }
}
