package no.samkonsult.fhir.terms;

/** HL7's coarse sorting of observations. */
public enum Category {
    VITAL_SIGNS("vital-signs", "Vital Signs"),
    LABORATORY("laboratory", "Laboratory"),
    PROCEDURE("procedure", "Procedure"),
    ACTIVITY("activity", "Activity");

    private final String code;
    private final String display;

    Category(String code, String display) {
        this.code = code;
        this.display = display;
    }

    public Code code() {
        return new Code(Systems.OBSERVATION_CATEGORY, code, display);
    }
}
