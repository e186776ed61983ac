package no.samkonsult.demo.region;

import java.util.UUID;

/** The seven municipalities (kommunar) of Nordhordland, with kommunenummer and the post town of their patients. */
enum Municipality {
    ALVER("Alver", "4631", "5911 Alversund"),
    AUSTRHEIM("Austrheim", "4632", "5943 Austrheim"),
    FEDJE("Fedje", "4633", "5947 Fedje"),
    GULEN("Gulen", "4635", "5966 Eivindvik"),
    MASFJORDEN("Masfjorden", "4634", "5981 Masfjordnes"),
    MODALEN("Modalen", "4629", "5729 Modalen"),
    OSTEROY("Osterøy", "4630", "5282 Lonevåg");

    private final String title;
    private final String number;
    private final String postTown;

    Municipality(String title, String number, String postTown) {
        this.title = title;
        this.number = number;
        this.postTown = postTown;
    }

    String title() {
        return title;
    }

    String number() {
        return number;
    }

    String postTown() {
        return postTown;
    }

    /** The service that follows its patients up. */
    UUID service() {
        return DemoId.of("service", number);
    }
}
