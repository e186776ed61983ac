package no.samkonsult.fhir.terms;

/** The canonical units: a UCUM code, which never changes, and what a person reads. */
public enum Unit {
    MILLIMETRE_OF_MERCURY("mm[Hg]", "mmHg"),
    PER_MINUTE("/min", "/min"),
    PERCENT("%", "%"),
    DEGREE_CELSIUS("Cel", "°C"),
    KILOGRAM("kg", "kg"),
    MILLIMOLE_PER_LITRE("mmol/L", "mmol/L"),
    LITRE("L", "L"),
    LITRE_PER_MINUTE("L/min", "L/min"),
    STEPS("{steps}", "steps"),
    INR("{INR}", "INR");

    private final String ucum;
    private final String text;

    Unit(String ucum, String text) {
        this.ucum = ucum;
        this.text = text;
    }

    public String ucum() {
        return ucum;
    }

    public String text() {
        return text;
    }
}
