package no.samkonsult.fhir;

/** The name of one number in a measurement, as devices and the service write it. */
public enum ValueName {
    SYSTOLIC("systolic"),
    DIASTOLIC("diastolic"),
    MEAN("mean"),
    SATURATION("saturation"),
    OXYGEN_FLOW("oxygenFlow"),
    FEV1("fev1"),
    FVC("fvc"),
    PEF("pef"),
    VALUE("value");

    private final String code;

    ValueName(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    /** The name with this code; an unknown code is a bug of the caller. */
    public static ValueName of(String code) {
        for (var name : values()) {
            if (name.code.equals(code)) {
                return name;
            }
        }
        throw new IllegalArgumentException("unknown value name " + code);
    }
}
