package no.samkonsult.fhir.terms;

import static java.util.Objects.requireNonNullElse;
import static no.samkonsult.fhir.ReportedObservation.Circumstance.AFTER_MEAL;
import static no.samkonsult.fhir.ReportedObservation.Circumstance.ARTERIAL;
import static no.samkonsult.fhir.ReportedObservation.Circumstance.BEDTIME;
import static no.samkonsult.fhir.ReportedObservation.Circumstance.BEFORE_MEAL;
import static no.samkonsult.fhir.ReportedObservation.Circumstance.CAPILLARY;
import static no.samkonsult.fhir.ReportedObservation.Circumstance.CASUAL;
import static no.samkonsult.fhir.ReportedObservation.Circumstance.FASTING;
import static no.samkonsult.fhir.ReportedObservation.Circumstance.INTERSTITIAL;
import static no.samkonsult.fhir.ReportedObservation.Circumstance.LEFT_ARM;
import static no.samkonsult.fhir.ReportedObservation.Circumstance.LYING;
import static no.samkonsult.fhir.ReportedObservation.Circumstance.RIGHT_ARM;
import static no.samkonsult.fhir.ReportedObservation.Circumstance.SITTING;
import static no.samkonsult.fhir.ReportedObservation.Circumstance.STANDING;
import static no.samkonsult.fhir.ReportedObservation.Circumstance.VENOUS;
import static no.samkonsult.fhir.ReportedObservation.Circumstance.WHOLE_BLOOD;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import no.samkonsult.fhir.Kind;
import no.samkonsult.fhir.ReportedObservation.Circumstance;
import no.samkonsult.fhir.ValueName;
import org.jspecify.annotations.Nullable;

/**
 * The codes by which an Observation that arrives is understood: those that we write ourselves, and narrower ones.
 *
 * <p>MDC codes are those of ISO/IEEE 11073-10101 (Rosetta: https://rtmms.nist.gov), partition times 65536 plus the term, as in the
 * examples of the Personal Health Device guide (https://hl7.org/fhir/uv/phd); LOINC codes: https://loinc.org.
 */
public final class ReportedTerms {
    public static final String TIME_ABSOLUTE = "67975";
    public static final String BATTERY = "67996";
    public static final String GLUCOSE_MEAL = "8417864";
    public static final String GLUCOSE_CONTROL = "160208";

    /** Companions of readings that say nothing about the patient: tick counter's time, signal quality. */
    private static final Set<String> PASSED_OVER = Set.of("67983", "150320");

    private static final Map<String, Meaning> MEANINGS = meanings();
    private static final Map<String, Circumstance> CIRCUMSTANCES = circumstances();

    private ReportedTerms() {}

    /**
     * What a code measures.
     *
     * @param name the value it names; absent for a panel, which has its values in components
     * @param circumstances what the code says beside
     */
    public record Meaning(Kind kind, @Nullable ValueName name, Set<Circumstance> circumstances) {
        public Meaning {
            circumstances = Set.copyOf(circumstances);
        }
    }

    public static Optional<Meaning> meaning(@Nullable String system, @Nullable String code) {
        return Optional.ofNullable(MEANINGS.get(key(system, code)));
    }

    public static Optional<Circumstance> circumstance(@Nullable String system, @Nullable String code) {
        return Optional.ofNullable(CIRCUMSTANCES.get(key(system, code)));
    }

    public static boolean isPassedOver(@Nullable String system, @Nullable String code) {
        return Systems.MDC.equals(system) && code != null && PASSED_OVER.contains(code);
    }

    private static String key(@Nullable String system, @Nullable String code) {
        return requireNonNullElse(system, "") + "|" + requireNonNullElse(code, "");
    }

    private static Map<String, Meaning> meanings() {
        var table = new HashMap<String, Meaning>();
        for (var kind : Kind.values()) {
            addOurOwn(table, kind);
        }
        addLoinc(table);
        addMdc(table);
        return Map.copyOf(table);
    }

    private static void addOurOwn(Map<String, Meaning> table, Kind kind) {
        var term = KindTerms.of(kind);
        var first = term.values().getFirst();
        var itself = new Meaning(kind, first.isComponent() ? null : first.name(), Set.of());
        term.codes().forEach(code -> table.put(key(code.system(), code.code()), itself));
        for (var value : term.values()) {
            value.codes()
                    .forEach(code ->
                            table.put(key(code.system(), code.code()), new Meaning(kind, value.name(), Set.of())));
        }
    }

    private static void addLoinc(Map<String, Meaning> table) {
        loinc(table, "3141-9", Kind.WEIGHT, ValueName.VALUE); // Body weight Measured
        loinc(table, "8889-8", Kind.PULSE, ValueName.VALUE); // Heart rate by Pulse oximetry
        loinc(table, "8331-1", Kind.TEMPERATURE, ValueName.VALUE); // Oral temperature
        loinc(table, "6301-6", Kind.INR, ValueName.VALUE); // INR in Platelet poor plasma by Coagulation assay
        loinc(table, "33452-4", Kind.SPIROMETRY, ValueName.PEF); // Maximum expiratory gas flow
        loinc(table, "2339-0", Kind.GLUCOSE, ValueName.VALUE); // Glucose [Mass/volume] in Blood
        loinc(table, "2345-7", Kind.GLUCOSE, ValueName.VALUE); // [Mass/volume] in Serum or Plasma
        loinc(table, "14749-6", Kind.GLUCOSE, ValueName.VALUE); // [Moles/volume] in Serum or Plasma
        loinc(table, "14743-9", Kind.GLUCOSE, ValueName.VALUE, CAPILLARY); // [Moles/volume], by Glucometer
        loinc(table, "41653-7", Kind.GLUCOSE, ValueName.VALUE, CAPILLARY); // [Mass/volume], by Glucometer
        loinc(table, "32016-8", Kind.GLUCOSE, ValueName.VALUE, CAPILLARY); // [Mass/volume] in Capillary blood
        loinc(table, "14771-0", Kind.GLUCOSE, ValueName.VALUE, FASTING); // Fasting glucose [Moles/volume]
        loinc(table, "1558-6", Kind.GLUCOSE, ValueName.VALUE, FASTING); // Fasting glucose [Mass/volume]
    }

    private static void addMdc(Map<String, Meaning> table) {
        mdc(table, "149530", Kind.PULSE); // MDC_PULS_OXIM_PULS_RATE
        mdc(table, "149546", Kind.PULSE); // MDC_PULS_RATE_NON_INV
        mdc(table, "147842", Kind.PULSE); // MDC_ECG_HEART_RATE
        mdc(table, "160020", Kind.GLUCOSE); // MDC_CONC_GLU_GEN
        mdc(table, "160184", Kind.GLUCOSE, CAPILLARY, WHOLE_BLOOD); // MDC_CONC_GLU_CAPILLARY_WHOLEBLOOD
        mdc(table, "160188", Kind.GLUCOSE, CAPILLARY); // MDC_CONC_GLU_CAPILLARY_PLASMA
        mdc(table, "160192", Kind.GLUCOSE, VENOUS, WHOLE_BLOOD); // MDC_CONC_GLU_VENOUS_WHOLEBLOOD
        mdc(table, "160196", Kind.GLUCOSE, VENOUS); // MDC_CONC_GLU_VENOUS_PLASMA
        mdc(table, "160200", Kind.GLUCOSE, ARTERIAL, WHOLE_BLOOD); // MDC_CONC_GLU_ARTERIAL_WHOLEBLOOD
        mdc(table, "160204", Kind.GLUCOSE, ARTERIAL); // MDC_CONC_GLU_ARTERIAL_PLASMA
        mdc(table, GLUCOSE_CONTROL, Kind.GLUCOSE); // MDC_CONC_GLU_CONTROL
        mdc(table, "160212", Kind.GLUCOSE, INTERSTITIAL); // MDC_CONC_GLU_ISF
        mdc(table, "160364", Kind.GLUCOSE, WHOLE_BLOOD); // MDC_CONC_GLU_UNDETERMINED_WHOLEBLOOD
        mdc(table, "160368", Kind.GLUCOSE); // MDC_CONC_GLU_UNDETERMINED_PLASMA
    }

    private static void loinc(
            Map<String, Meaning> table, String code, Kind kind, ValueName name, Circumstance... circumstances) {
        table.put(key(Systems.LOINC, code), new Meaning(kind, name, Set.of(circumstances)));
    }

    private static void mdc(Map<String, Meaning> table, String code, Kind kind, Circumstance... circumstances) {
        table.put(key(Systems.MDC, code), new Meaning(kind, ValueName.VALUE, Set.of(circumstances)));
    }

    /** MDC_CTXT_GLU_MEAL_* of ISO/IEEE 11073-10417, and SNOMED CT for where and how a cuff was worn. */
    private static Map<String, Circumstance> circumstances() {
        return Map.ofEntries(
                Map.entry(key(Systems.MDC, "8417868"), BEFORE_MEAL),
                Map.entry(key(Systems.MDC, "8417872"), AFTER_MEAL),
                Map.entry(key(Systems.MDC, "8417876"), FASTING),
                Map.entry(key(Systems.MDC, "8417880"), CASUAL),
                Map.entry(key(Systems.MDC, "8417908"), BEDTIME),
                Map.entry(key(Systems.SNOMED_CT, "368208006"), LEFT_ARM),
                Map.entry(key(Systems.SNOMED_CT, "368209003"), RIGHT_ARM),
                Map.entry(key(Systems.SNOMED_CT, "40199007"), LYING),
                Map.entry(key(Systems.SNOMED_CT, "33586001"), SITTING),
                Map.entry(key(Systems.SNOMED_CT, "10904000"), STANDING));
    }
}
