package no.samkonsult.demo.region;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** An organisation of the region, in the words of the table. The real ones stand here with fictional numbers and people. */
record Workplace(String name, String kind, String municipalityNumber) {
    private static final String BERGEN = "4601";

    static final Workplace HAUKELAND =
            new Workplace("Haukeland universitetssjukehus, Helse Bergen", "HOSPITAL", BERGEN);
    static final Workplace HARALDSPLASS = new Workplace("Haraldsplass Diakonale Sykehus", "HOSPITAL", BERGEN);
    static final Workplace OLAVIKEN = new Workplace("Olaviken alderspsykiatriske sjukehus", "HOSPITAL", "4627");
    static final Workplace LEGEVAKT =
            new Workplace("Legevakt Nordhordland", "OUT_OF_HOURS", Municipality.ALVER.number());
    static final Workplace NURSING_HOME = new Workplace("Alver sjukeheim", "NURSING_HOME", Municipality.ALVER.number());
    static final Workplace RESPONSE_CENTRE =
            new Workplace("Responssenter Nordhordland", "REGION", Municipality.ALVER.number());
    static final Workplace HEALTH_HOUSE =
            new Workplace("Region Nordhordland Helsehus", "REGION", Municipality.ALVER.number());

    static Workplace of(Municipality municipality) {
        return new Workplace(municipality.title() + " kommune", "MUNICIPALITY", municipality.number());
    }

    static Workplace gpOffice(Municipality municipality) {
        String name = municipality == Municipality.ALVER ? "Knarvik" : municipality.title();
        return new Workplace(name + " legekontor", "GP_OFFICE", municipality.number());
    }

    static List<Workplace> all() {
        return Stream.concat(
                        Arrays.stream(Municipality.values()).flatMap(each -> Stream.of(of(each), gpOffice(each))),
                        Stream.of(
                                HAUKELAND,
                                HARALDSPLASS,
                                OLAVIKEN,
                                LEGEVAKT,
                                NURSING_HOME,
                                RESPONSE_CENTRE,
                                HEALTH_HOUSE))
                .toList();
    }

    UUID id() {
        return DemoId.of("organisation", name);
    }
}
