package no.samkonsult.fhir.terms;

/** The profiles that resources claim in {@code meta.profile}, and the extensions they use. */
public final class Profiles {
    public static final String BLOOD_PRESSURE = "http://hl7.org/fhir/StructureDefinition/bp";
    public static final String HEART_RATE = "http://hl7.org/fhir/StructureDefinition/heartrate";
    public static final String OXYGEN_SATURATION = "http://hl7.org/fhir/StructureDefinition/oxygensat";
    public static final String BODY_TEMPERATURE = "http://hl7.org/fhir/StructureDefinition/bodytemp";
    public static final String BODY_WEIGHT = "http://hl7.org/fhir/StructureDefinition/bodyweight";
    public static final String RESPIRATORY_RATE = "http://hl7.org/fhir/StructureDefinition/resprate";

    public static final String NORWEGIAN_PATIENT = "http://hl7.no/fhir/StructureDefinition/no-basis-Patient";
    public static final String MUNICIPALITY_CODE = "http://hl7.no/fhir/StructureDefinition/no-basis-municipalitycode";

    public static final String NORWEGIAN_APPOINTMENT = "http://hl7.no/fhir/StructureDefinition/no-basis-Appointment";
    public static final String PART_OF = "http://hl7.no/fhir/StructureDefinition/no-basis-partof";
    public static final String VIRTUAL_SERVICE = "http://hl7.no/fhir/StructureDefinition/no-basis-virtual-service";

    private Profiles() {}
}
