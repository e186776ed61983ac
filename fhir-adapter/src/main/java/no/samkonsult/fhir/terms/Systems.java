package no.samkonsult.fhir.terms;

/** Code and identifier systems, as HL7 International and HL7 Norway's basis profiles name them. */
public final class Systems {
    public static final String LOINC = "http://loinc.org";
    public static final String SNOMED_CT = "http://snomed.info/sct";
    public static final String MDC = "urn:iso:std:iso:11073:10101";
    public static final String UCUM = "http://unitsofmeasure.org";
    /** Norsk laboratoriekodeverk, which carries the NPU codes. */
    public static final String NLK = "urn:oid:2.16.578.1.12.4.1.1.7280";

    public static final String OBSERVATION_CATEGORY = "http://terminology.hl7.org/CodeSystem/observation-category";
    public static final String INTERPRETATION = "http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation";
    public static final String REFERENCE_RANGE_MEANING = "http://terminology.hl7.org/CodeSystem/referencerange-meaning";
    public static final String DATA_ABSENT_REASON = "http://terminology.hl7.org/CodeSystem/data-absent-reason";

    public static final String CONTACT_POINT = "http://hl7.org/fhir/contact-point-system";
    public static final String CANCELLATION_REASON =
            "http://terminology.hl7.org/CodeSystem/appointment-cancellation-reason";

    public static final String PARTICIPANT_TYPE = "http://terminology.hl7.org/CodeSystem/participant-type";

    public static final String FODSELSNUMMER = "urn:oid:2.16.578.1.12.4.1.4.1";
    public static final String D_NUMMER = "urn:oid:2.16.578.1.12.4.1.4.2";
    public static final String FELLES_HJELPENUMMER = "urn:oid:2.16.578.1.12.4.1.4.3";
    /** Number in Enhetsregisteret (ENH); an older pair under 4.1.2 was an error in the basis profiles. */
    public static final String ORGANISATION_NUMBER = "urn:oid:2.16.578.1.12.4.1.4.101";

    /** Number in Helsepersonellregisteret. */
    public static final String HPR_NUMBER = "urn:oid:2.16.578.1.12.4.1.4.4";

    public static final String KOMMUNENUMMER = "urn:oid:2.16.578.1.12.4.1.1.3402";

    /** This service's own names of readings and devices. */
    public static final String READING = "https://samkonsult.no/fhir/NamingSystem/reading";

    public static final String DEVICE = "https://samkonsult.no/fhir/NamingSystem/device";

    /** People who are no resource here and have no number elsewhere. */
    public static final String PERSON = "https://samkonsult.no/fhir/NamingSystem/person";

    /** Rooms, equipment and interpreters that can be booked. */
    public static final String RESOURCE = "https://samkonsult.no/fhir/NamingSystem/resource";

    /** This service's own codes of what people meet as, and of what consultations are about. */
    public static final String ROLE = "https://samkonsult.no/fhir/CodeSystem/role";

    public static final String TOPIC = "https://samkonsult.no/fhir/CodeSystem/topic";

    /** What the canonicals of this service's questionnaires begin with. */
    public static final String QUESTIONNAIRE = "https://samkonsult.no/fhir/Questionnaire/";

    private Systems() {}
}
